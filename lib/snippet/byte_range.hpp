// A piece of a text.
#pragma once

#include <cstddef>

namespace kwic {

// Half open.
struct ByteRange {
    std::size_t begin = 0;
    std::size_t end = 0;
};

}  // namespace kwic
