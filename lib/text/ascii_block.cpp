#include "text/ascii_block.hpp"

#ifdef __SSE2__
#include <immintrin.h>
#endif

namespace kwic {

#ifdef __SSE2__

AsciiBlock read_ascii_block_in_lanes(const char* bytes) noexcept {
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
}

#else

AsciiBlock read_ascii_block_in_lanes(const char* bytes) noexcept {
    return read_ascii_block_by_bytes(bytes);
}

#endif

#if defined(__x86_64__) && defined(__GNUC__)

namespace {

// A bit for each set of bytes that is all of some low halves with all of some high halves. The sets: letters of the
// first half of the alphabet, of the second, digits, - &, ., the comma and the apostrophe, + #.
struct HalfBytes {
    alignas(16) std::array<std::uint8_t, 16> low{};
    alignas(16) std::array<std::uint8_t, 16> high{};
};

constexpr HalfBytes half_bytes = [] {
    HalfBytes sets;
    for (std::size_t half = 0x1; half <= 0xF; ++half) sets.low[half] |= 1;
    for (std::size_t half = 0x0; half <= 0xA; ++half) sets.low[half] |= 2;
    for (std::size_t half = 0x0; half <= 0x9; ++half) sets.low[half] |= 4;
    for (const std::size_t half : {0xD, 0x6}) sets.low[half] |= 8;
    sets.low[0xE] |= 16;
    for (const std::size_t half : {0xC, 0x7}) sets.low[half] |= 32;
    for (const std::size_t half : {0xB, 0x3}) sets.low[half] |= 64;
    sets.high[4] = sets.high[6] = 1;
    sets.high[5] = sets.high[7] = 2;
    sets.high[3] = 4;
    sets.high[2] = 8 | 16 | 32 | 64;
    return sets;
}();

__attribute__((target("avx2"))) AsciiBlock read_by_avx2(const char* bytes) noexcept {
    const __m256i low_sets =
        _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i*>(half_bytes.low.data())));
    const __m256i high_sets =
        _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i*>(half_bytes.high.data())));
    AsciiBlock block;
    for (unsigned at = 0; at < ascii_block_bytes; at += 32) {
        const __m256i loaded = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + at));
        const __m256i high = _mm256_and_si256(_mm256_srli_epi16(loaded, 4), _mm256_set1_epi8(0xF));
        // Of a byte that is not ASCII the first gives nothing.
        const __m256i sets =
            _mm256_and_si256(_mm256_shuffle_epi8(low_sets, loaded), _mm256_shuffle_epi8(high_sets, high));
        const __m256i letters = _mm256_or_si256(_mm256_slli_epi16(sets, 7), _mm256_slli_epi16(sets, 6));
        const __m256i capitals = _mm256_andnot_si256(_mm256_slli_epi16(loaded, 2), letters);
        const __m256i underscores = _mm256_cmpeq_epi8(loaded, _mm256_set1_epi8('_'));
        const __m256i semicolons = _mm256_cmpeq_epi8(loaded, _mm256_set1_epi8(';'));
        const __m256i at_signs = _mm256_cmpeq_epi8(loaded, _mm256_set1_epi8('@'));
        const __m256i returns = _mm256_cmpeq_epi8(loaded, _mm256_set1_epi8('\r'));
        const __m256i hyphens = _mm256_or_si256(_mm256_slli_epi16(sets, 4), underscores);
        const __m256i commas = _mm256_or_si256(_mm256_slli_epi16(sets, 2), semicolons);
        const __m256i others =
            _mm256_or_si256(_mm256_or_si256(loaded, underscores), _mm256_or_si256(at_signs, returns));
        // The highest bit of each byte.
        block.letters |= std::uint64_t{static_cast<unsigned>(_mm256_movemask_epi8(letters))} << at;
        block.capitals |= std::uint64_t{static_cast<unsigned>(_mm256_movemask_epi8(capitals))} << at;
        block.digits |= std::uint64_t{static_cast<unsigned>(_mm256_movemask_epi8(_mm256_slli_epi16(sets, 5)))} << at;
        block.hyphens |= std::uint64_t{static_cast<unsigned>(_mm256_movemask_epi8(hyphens))} << at;
        block.stops |= std::uint64_t{static_cast<unsigned>(_mm256_movemask_epi8(_mm256_slli_epi16(sets, 3)))} << at;
        block.commas |= std::uint64_t{static_cast<unsigned>(_mm256_movemask_epi8(commas))} << at;
        block.signs |= std::uint64_t{static_cast<unsigned>(_mm256_movemask_epi8(_mm256_slli_epi16(sets, 1)))} << at;
        block.others |= std::uint64_t{static_cast<unsigned>(_mm256_movemask_epi8(others))} << at;
    }
    return block;
}

}  // namespace

AsciiBlock read_ascii_block(const char* bytes) noexcept {
    return __builtin_cpu_supports("avx2") ? read_by_avx2(bytes) : read_ascii_block_in_lanes(bytes);
}

#else

AsciiBlock read_ascii_block(const char* bytes) noexcept {
    return read_ascii_block_in_lanes(bytes);
}

#endif

}  // namespace kwic
