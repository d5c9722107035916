// Where a passage begins and ends in its text.
#pragma once

#include "snippet/byte_range.hpp"
#include "text/word_breaks.hpp"

#include <cstddef>
#include <string_view>

namespace kwic {

// Widens `core` (which may be empty) within `free` to about `words` words: back to the sentence's begin if that is
// near, then forward to a sentence's end or until the words are used up; at word boundaries, with the quotes and full
// stops that belong to the outer words, without white space at the ends. Looks at no more than some 16 bytes for each
// word.
ByteRange find_passage_bounds(std::string_view text, ByteRange core, ByteRange free, std::size_t words,
                              WordBreaker& breaker);

}  // namespace kwic
