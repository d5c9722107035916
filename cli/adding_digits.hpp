// Numbers that add up as they are printed.
#pragma once

#include <kwic/explanation.hpp>

#include <cstddef>

namespace kwic::cli {

// Rounds the scores of the clauses, and the weights and constants that they are made of, to the last digit that
// score_text() prints of the document's score, up or down so that each sum is exact. Returns how many digits stand
// behind the point.
std::size_t make_digits_add_up(Explanation& explanation);

}  // namespace kwic::cli
