// The words beside a place of a text.
#pragma once

#include "snippet/byte_range.hpp"
#include "text/word_breaks.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace kwic {

// Up to `count` words before (or after) the byte `at`, the nearest first; none that is not whole within `max_bytes` of
// it. Words of scripts without spaces may, far from `at`, be other than those that the dictionary finds in all of the
// text.
std::vector<ByteRange> words_before(std::string_view text, std::size_t at, std::size_t count, std::size_t max_bytes,
                                    WordBreaker& breaker);
std::vector<ByteRange> words_after(std::string_view text, std::size_t at, std::size_t count, std::size_t max_bytes,
                                   WordBreaker& breaker);

}  // namespace kwic
