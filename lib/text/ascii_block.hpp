// What sixty-four bytes are, a bit for each of them, the first byte's the lowest: what it takes to tell words from what
// stands between them without a branch for each byte (bench/passages). Thread rule: any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace kwic {

inline constexpr std::size_t ascii_block_bytes = 64;

// A byte without any bit is ASCII and separates words, whatever stands beside it.
struct AsciiBlock {
    std::uint64_t letters = 0;
    std::uint64_t capitals = 0;  // letters too
    std::uint64_t digits = 0;
    std::uint64_t hyphens = 0;  // - & _
    std::uint64_t stops = 0;    // .
    std::uint64_t commas = 0;   // , ; '
    std::uint64_t signs = 0;    // + #
    std::uint64_t others = 0;   // @ _, carriage returns and all that is not ASCII

    bool operator==(const AsciiBlock&) const = default;

    // What is behind the first `count` bytes, fewer than ascii_block_bytes; unknown bytes follow it, which count as
    // others.
    [[nodiscard]] AsciiBlock behind(std::size_t count) const noexcept {
        const std::uint64_t unknown = ~(~std::uint64_t{0} >> count);
        return {letters >> count, capitals >> count, digits >> count, hyphens >> count,
                stops >> count,   commas >> count,   signs >> count,  others >> count | unknown};
    }
};

namespace ascii_block {

// Bits, in the order of AsciiBlock.
enum Kind : std::uint8_t {
    letter = 1,
    capital = 2,
    digit = 4,
    hyphen = 8,
    stop = 16,
    comma = 32,
    sign = 64,
    other = 128,
};

inline constexpr auto kinds = [] {
    std::array<std::uint8_t, 256> table{};
    for (std::size_t byte = 128; byte < 256; ++byte) table[byte] = other;
    for (std::size_t byte = 'a'; byte <= 'z'; ++byte) table[byte] = letter;
    for (std::size_t byte = 'A'; byte <= 'Z'; ++byte) table[byte] = letter | capital;
    for (std::size_t byte = '0'; byte <= '9'; ++byte) table[byte] = digit;
    table['-'] = table['&'] = hyphen;
    table['.'] = stop;
    table[','] = table[';'] = table['\''] = comma;
    table['+'] = table['#'] = sign;
    table['@'] = table['\r'] = other;
    table['_'] = hyphen | other;
    return table;
}();

}  // namespace ascii_block

// The bytes from `bytes` on, one by one.
constexpr AsciiBlock read_ascii_block_by_bytes(const char* bytes) noexcept {
    AsciiBlock block;
    for (std::size_t at = 0; at < ascii_block_bytes; ++at) {
        const std::uint64_t kinds = ascii_block::kinds[static_cast<unsigned char>(bytes[at])];
        block.letters |= (kinds & 1) << at;
        block.capitals |= (kinds >> 1 & 1) << at;
        block.digits |= (kinds >> 2 & 1) << at;
        block.hyphens |= (kinds >> 3 & 1) << at;
        block.stops |= (kinds >> 4 & 1) << at;
        block.commas |= (kinds >> 5 & 1) << at;
        block.signs |= (kinds >> 6 & 1) << at;
        block.others |= (kinds >> 7) << at;
    }
    return block;
}

// The same, sixteen at a time where the processor can.
inline AsciiBlock read_ascii_block(const char* bytes) noexcept {
#ifdef __SSE2__
    AsciiBlock block;
    for (std::size_t at = 0; at < ascii_block_bytes; at += 16) {
        const __m128i loaded = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + at));
        const auto is = [&](char byte) { return _mm_cmpeq_epi8(loaded, _mm_set1_epi8(byte)); };
        const auto is_from = [](__m128i compared, char first, char count) {
            const __m128i distance = _mm_sub_epi8(compared, _mm_set1_epi8(first));
            return _mm_cmpeq_epi8(_mm_min_epu8(distance, _mm_set1_epi8(static_cast<char>(count - 1))), distance);
        };
        const auto mark = [&](std::uint64_t& bits, __m128i marked) {
            bits |= std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(marked))} << at;
        };
        mark(block.letters, is_from(_mm_or_si128(loaded, _mm_set1_epi8(0x20)), 'a', 26));
        mark(block.capitals, is_from(loaded, 'A', 26));
        mark(block.digits, is_from(loaded, '0', 10));
        const __m128i underscores = is('_');
        mark(block.hyphens, _mm_or_si128(_mm_or_si128(is('-'), is('&')), underscores));
        mark(block.stops, is('.'));
        mark(block.commas, _mm_or_si128(_mm_or_si128(is(','), is(';')), is('\'')));
        mark(block.signs, _mm_or_si128(is('+'), is('#')));
        const __m128i not_ascii = _mm_cmplt_epi8(loaded, _mm_setzero_si128());
        mark(block.others, _mm_or_si128(_mm_or_si128(is('@'), underscores), _mm_or_si128(is('\r'), not_ascii)));
    }
    return block;
#else
    return read_ascii_block_by_bytes(bytes);
#endif
}

}  // namespace kwic
