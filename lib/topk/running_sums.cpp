#include "topk/running_sums.hpp"

#include <cstddef>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace kwic {
namespace {

std::uint64_t sum_up_one_by_one(std::uint64_t begin, std::span<std::uint32_t> distances) noexcept {
    for (std::uint32_t& distance : distances) {
        begin += std::uint64_t{distance} + 1;
        distance = static_cast<std::uint32_t>(begin);
    }
    return begin;
}

}  // namespace

#ifdef __SSE2__

std::uint64_t sum_up(std::uint64_t begin, std::span<std::uint32_t> distances) noexcept {
    constexpr std::size_t lanes = 4;
    const std::size_t in_lanes = distances.size() / lanes * lanes;
    const __m128i zero = _mm_setzero_si128();
    __m128i before = _mm_set1_epi32(static_cast<int>(begin));
    __m128i all = zero;  // two halves of the sum of all distances
    for (std::size_t at = 0; at < in_lanes; at += lanes) {
        auto* place = reinterpret_cast<__m128i*>(distances.data() + at);
        const __m128i loaded = _mm_loadu_si128(place);
        all = _mm_add_epi64(all, _mm_add_epi64(_mm_unpacklo_epi32(loaded, zero), _mm_unpackhi_epi32(loaded, zero)));
        __m128i sums = _mm_add_epi32(loaded, _mm_set1_epi32(1));
        sums = _mm_add_epi32(sums, _mm_slli_si128(sums, 4));
        sums = _mm_add_epi32(sums, _mm_slli_si128(sums, 8));
        sums = _mm_add_epi32(sums, before);
        _mm_storeu_si128(place, sums);
        before = _mm_shuffle_epi32(sums, 0xFF);
    }
    all = _mm_add_epi64(all, _mm_unpackhi_epi64(all, all));
    return sum_up_one_by_one(begin + in_lanes + static_cast<std::uint64_t>(_mm_cvtsi128_si64(all)),
                             distances.subspan(in_lanes));
}

#else

std::uint64_t sum_up(std::uint64_t begin, std::span<std::uint32_t> distances) noexcept {
    return sum_up_one_by_one(begin, distances);
}

#endif

}  // namespace kwic
