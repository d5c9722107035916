// How far one word is from another.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

// The code points of a text; an ill-formed byte becomes U+FFFD.
std::u32string code_points_of(std::string_view text);

// How many insertions, deletions and replacements lead from one to the other (Levenshtein's distance). Takes time as
// the product of their lengths.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b);

}  // namespace kwic
