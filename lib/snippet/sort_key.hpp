// What the lines of a concordance are sorted by.
#pragma once

#include "snippet/byte_range.hpp"
#include "text/word_breaks.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Keys compare, byte by byte, as the words do, one after the other: each folded, without the marks of Latin letters. A
// key of long words ends within one of them.
std::string make_sort_key(std::string_view text, const std::vector<ByteRange>& words);

}  // namespace kwic
