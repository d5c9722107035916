// What an error of zstd means.
#pragma once

#include <zstd_errors.h>

#include <cstddef>

namespace kwic {

// Whether `result`, which ZSTD_isError() calls an error, tells of memory that ran out; anything else
// tells of what was passed in.
inline bool is_lack_of_memory(std::size_t result) noexcept {
    return ZSTD_getErrorCode(result) == ZSTD_error_memory_allocation;
}

}  // namespace kwic
