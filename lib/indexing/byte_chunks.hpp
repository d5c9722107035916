// Bytes that are added piece by piece and told by numbers of 32 bits.
#pragma once

#include "analysis/huge_pages.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace kwic {

// Each chunk has room for twice as much as the one before, so that nothing moves as it grows: memory that is touched
// for the first time costs more than all that is done with it (bench/build_stages). Thread rule: one thread at a time.
class ByteChunks {
  public:
    // Where `bytes` bytes in one piece begin, not initialized. Throws std::bad_alloc, and std::length_error where 4 GiB
    // are not enough; then nothing has been added.
    std::uint32_t add(std::size_t bytes);

    [[nodiscard]] char* at(std::uint32_t begin) const noexcept {
        const std::size_t chunk = chunk_of(begin);
        return chunks_[chunk].get() + (begin - begin_of(chunk));
    }

    // Held in memory.
    [[nodiscard]] std::size_t held_bytes() const noexcept { return begin_of(chunk_count_); }

  private:
    static constexpr int first_chunk_bits = 16;
    static constexpr std::size_t max_chunks = 16;

    static std::size_t chunk_of(std::uint32_t begin) noexcept {
        return static_cast<std::size_t>(std::bit_width((begin >> first_chunk_bits) + 1)) - 1;
    }
    static std::size_t begin_of(std::size_t chunk) noexcept {
        return ((std::size_t{1} << chunk) - 1) << first_chunk_bits;
    }

    std::array<LargeBytes, max_chunks> chunks_;
    std::size_t chunk_count_ = 0;
    std::size_t end_ = 0;  // of what has been added
};

}  // namespace kwic
