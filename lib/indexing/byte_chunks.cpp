#include "indexing/byte_chunks.hpp"

#include <stdexcept>

namespace kwic {

// What a chunk has no room for goes to a later one.
std::uint32_t ByteChunks::add(std::size_t bytes) {
    std::size_t begin = end_;
    while (bytes > begin_of(chunk_count_) - begin) {
        begin = begin_of(chunk_count_);
        if (bytes > begin_of(max_chunks) - begin) throw std::length_error("more than 4 GiB of terms");
        chunks_[chunk_count_] = make_large(begin_of(chunk_count_ + 1) - begin);
        ++chunk_count_;
    }
    end_ = begin + bytes;
    return static_cast<std::uint32_t>(begin);
}

}  // namespace kwic
