#include "analysis/byte_arena.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <utility>

namespace kwic {

const char* ByteArena::copy(std::string_view text) {
    if (text.empty()) return nullptr;
    char* copied = allocate<char>(text.size());
    std::memcpy(copied, text.data(), text.size());
    return copied;
}

void ByteArena::clear() noexcept {
    if (chunks_.empty()) return;
    chunks_.resize(1);
    free_ = chunks_.front().get();
    free_bytes_ = held_bytes_ = chunks_.front().get_deleter().bytes;
}

char* ByteArena::allocate_bytes(std::size_t bytes, std::size_t alignment) {
    const std::size_t padding = -reinterpret_cast<std::uintptr_t>(free_) & (alignment - 1);
    if (padding + bytes <= free_bytes_) {
        char* given = free_ + padding;
        free_ = given + bytes;
        free_bytes_ -= padding + bytes;
        return given;
    }
    const std::size_t chunk_bytes = std::clamp(held_bytes_, first_chunk_bytes, max_chunk_bytes);
    if (!chunks_.empty() && bytes > chunk_bytes) return allocate_chunk(bytes);
    free_ = allocate_chunk(chunk_bytes);
    free_bytes_ = chunk_bytes;
    return allocate_bytes(bytes, alignment);
}

char* ByteArena::allocate_chunk(std::size_t bytes) {
    chunks_.push_back(make_large(bytes));
    held_bytes_ += bytes;
    return chunks_.back().get();
}

}  // namespace kwic
