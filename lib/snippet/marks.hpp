// From matches to marks: overlapping matches are one mark.
#pragma once

#include "snippet/byte_range.hpp"
#include "snippet/text_matcher.hpp"
#include "snippet/text_places.hpp"

#include <kwic/snippet.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace kwic {

// The marks of the matches that lie whole in `range`, in order, with begin_byte and end_byte alone. `matches` are
// TextMatcher's, sorted.
std::vector<Mark> collect_marks(const std::vector<Match>& matches, ByteRange range);

// Fills in the rest of a mark that stands in a piece of the text which begins at `begin_byte`. Of several marks in
// order all are found with one walk over the text.
void place_mark(Mark& mark, std::size_t begin_byte, TextPlaces& places);

// All matches as marks of the whole text.
std::vector<Mark> make_marks(std::string_view text, const std::vector<Match>& matches);

}  // namespace kwic
