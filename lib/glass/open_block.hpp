// One block of a table while it is filled.
//
//   offset  bytes
//        0  big32  revision: 1
//        4  1      level: 0 is a leaf, others are branches
//        5  big16  bytes between the directory and the lowest item
//        7  big16  free bytes in all: the same number here
//        9  big16  offset of the end of the directory
//       11  big16  the directory: the offset of each item, in the order of their keys
//
// Items lie at the other end of the block, the first one last. What is between is zero.
#pragma once

#include "glass/encodings.hpp"

#include <cstdint>
#include <cstring>

namespace kwic {

inline constexpr std::uint32_t glass_revision = 1;  // 0 would let a writer empty the tables when it opens them

class OpenBlock {
  public:
    static constexpr std::uint32_t head_bytes = 11;
    static constexpr std::uint32_t directory_entry_bytes = 2;

    OpenBlock() = default;

    // An empty block in the `bytes` bytes from `begin` on, which need not be clean.
    OpenBlock(char* begin, std::uint32_t bytes) noexcept : begin_(begin), lowest_(bytes) {}

    [[nodiscard]] std::uint32_t free_bytes() const noexcept { return lowest_ - directory_end_; }

    [[nodiscard]] bool has_room(std::size_t item_bytes) const noexcept {
        return free_bytes() >= item_bytes + directory_entry_bytes;
    }

    // Where the caller has to write the next item; has_room() must hold.
    char* add_item(std::size_t item_bytes) noexcept {
        lowest_ -= static_cast<std::uint32_t>(item_bytes);
        put_big16(begin_ + directory_end_, lowest_);
        directory_end_ += directory_entry_bytes;
        return begin_ + lowest_;
    }

    // Only after the first add_item().
    [[nodiscard]] const char* last_item() const noexcept { return begin_ + lowest_; }

    // Completes the block's bytes.
    void close(std::uint8_t level) noexcept {
        char* out = put_big32(begin_, glass_revision);
        *out++ = static_cast<char>(level);
        out = put_big16(out, free_bytes());
        out = put_big16(out, free_bytes());
        put_big16(out, directory_end_);
        std::memset(begin_ + directory_end_, 0, free_bytes());
    }

  private:
    char* begin_ = nullptr;
    std::uint32_t directory_end_ = head_bytes;
    std::uint32_t lowest_ = 0;
};

}  // namespace kwic
