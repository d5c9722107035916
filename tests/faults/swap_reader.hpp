// Readers of an index whose generations are swapped, of several habits.
#pragma once

#include "faults/swap_progress.hpp"

#include <cstddef>
#include <string>

namespace kwic::faults {

// Number 0 opens the index anew each time, 1 keeps it and refreshes it, 2 keeps a snapshot over ten swaps and sees that
// it never changes, 3 checks the index, which must be sound; and so on in turns.
inline constexpr std::size_t reader_habits = 4;

// Reads until the progress says that it ends. Throws numbered::Contradiction if what it sees is not one generation
// whole, is earlier than what it has seen or than what was acknowledged before it opened, or was never begun; and all
// that the library throws.
void read_while_swapped(std::size_t number, const std::string& folder, SwapProgress& progress);

}  // namespace kwic::faults
