// The words of a piece of text, and the signs around them.
#pragma once

#include "snippet/byte_range.hpp"
#include "text/word_breaks.hpp"

#include <cstddef>
#include <limits>
#include <string_view>
#include <vector>

namespace kwic {

inline constexpr std::size_t all_words = std::numeric_limits<std::size_t>::max();

// Appends the words of `range`, up to `max_words` of them. A range is read by itself: it begins and ends with a word
// boundary whatever stands outside of it.
void read_words(std::string_view text, ByteRange range, std::size_t max_words, WordBreaker& breaker,
                std::vector<ByteRange>& words);

// What stands directly before the word that begins at `begin` and belongs to it: an opening quote or bracket. Goes back
// to `floor` at most.
std::size_t with_opening_signs(std::string_view text, std::size_t begin, std::size_t floor);

// What stands directly after the word that ends at `end` and belongs to it: a full stop, a closing quote or bracket.
// Goes on to `ceiling` at most.
std::size_t with_closing_signs(std::string_view text, std::size_t end, std::size_t ceiling);

}  // namespace kwic
