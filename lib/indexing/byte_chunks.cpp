#include "indexing/byte_chunks.hpp"

#include <stdexcept>
#include <utility>

namespace kwic {

// What a chunk has no room for goes to a later one.
std::uint32_t ByteChunks::add(std::size_t bytes) {
    while (bytes > begin_of(chunk_count_) - end_) {
        const std::size_t begin = begin_of(chunk_count_);
        if (bytes > begin_of(max_chunks) - begin)
            throw std::length_error("more than 4 GiB of terms or ways of splitting");
        chunks_[chunk_count_] = make_large(begin_of(chunk_count_ + 1) - begin);
        ++chunk_count_;
        end_ = begin;
    }
    return static_cast<std::uint32_t>(std::exchange(end_, end_ + bytes));
}

}  // namespace kwic
