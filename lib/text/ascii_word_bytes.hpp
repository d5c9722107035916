// Letters and digits of ASCII, eight or sixteen bytes at a time (bench/tokenize).
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace kwic {

inline std::uint64_t load_eight_bytes(const char* bytes) noexcept {
    std::uint64_t loaded = 0;
    std::memcpy(&loaded, bytes, sizeof loaded);
    return loaded;
}

constexpr std::uint64_t repeat_byte(unsigned char byte) noexcept {
    return std::uint64_t{0x0101010101010101} * byte;
}

// Sets the high bit of each byte of `bytes`, which must all be below 0x80, that is between `low` and `high`; what other
// bits it sets means nothing.
constexpr std::uint64_t mark_bytes_between(std::uint64_t bytes, unsigned char low, unsigned char high) noexcept {
    return (bytes + repeat_byte(0x80 - low)) & ~(bytes + repeat_byte(0x7F - high));
}

// How many of eight bytes, from the first one on, are ASCII letters or digits. Where the first byte of a number is not
// its lowest one, the answer is 0: the caller has to count byte by byte anyway, since words hold more than these.
constexpr std::size_t count_ascii_alphanumerics(std::uint64_t bytes) noexcept {
    if constexpr (std::endian::native != std::endian::little) return 0;
    const std::uint64_t low = bytes & repeat_byte(0x7F);
    const std::uint64_t marked =
        mark_bytes_between(low | repeat_byte(0x20), 'a', 'z') | mark_bytes_between(low, '0', '9');
    const std::uint64_t others = (bytes | ~marked) & repeat_byte(0x80);
    return static_cast<std::size_t>(std::countr_zero(others)) / 8;
}

// Bytes that are looked at together.
#ifdef __SSE2__
inline constexpr std::size_t word_block_bytes = 16;
#else
inline constexpr std::size_t word_block_bytes = 8;
#endif

// How many bytes of the block, from the first one on, are ASCII letters, digits or underscores; or fewer, since the
// caller has to look at the next one in any case.
inline std::size_t count_word_bytes_of_block(const char* block) noexcept {
#ifdef __SSE2__
    const auto is_from = [](__m128i loaded, char first, char count) {
        const __m128i distance = _mm_sub_epi8(loaded, _mm_set1_epi8(first));
        return _mm_cmpeq_epi8(_mm_min_epu8(distance, _mm_set1_epi8(static_cast<char>(count - 1))), distance);
    };
    const __m128i loaded = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block));
    const __m128i letters = is_from(_mm_or_si128(loaded, _mm_set1_epi8(0x20)), 'a', 26);
    const __m128i underscores = _mm_cmpeq_epi8(loaded, _mm_set1_epi8('_'));
    const __m128i marked = _mm_or_si128(_mm_or_si128(letters, is_from(loaded, '0', 10)), underscores);
    const auto others = ~static_cast<unsigned>(_mm_movemask_epi8(marked));
    return static_cast<std::size_t>(std::countr_zero(others));
#else
    return count_ascii_alphanumerics(load_eight_bytes(block));
#endif
}

}  // namespace kwic
