// How far a line of a concordance reaches.
#pragma once

#include "snippet/byte_range.hpp"
#include "text/word_breaks.hpp"

#include <kwic/concordance.hpp>

#include <cstddef>
#include <string_view>

namespace kwic {

struct LineWidth {
    ContextUnit unit = ContextUnit::characters;
    std::size_t amount = 40;
};

// Widens `keyword` by its context on both sides, at most max_context_bytes on each.
ByteRange find_line_bounds(std::string_view text, ByteRange keyword, LineWidth width, WordBreaker& breaker);

}  // namespace kwic
