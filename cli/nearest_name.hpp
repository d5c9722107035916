// "Did you mean": the name closest to what was typed.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace kwic::cli {

// Insertions, deletions, replacements and swaps of neighbouring bytes that lead from `left` to `right` (optimal string
// alignment).
std::size_t edit_distance(std::string_view left, std::string_view right);

// The name nearest to `typed`, or an empty string when none is near: at most two edits away and fewer than half of
// `typed`, or begun by it.
std::string nearest_name(std::string_view typed, std::span<const std::string> names);

}  // namespace kwic::cli
