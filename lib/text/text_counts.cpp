#include "text/text_counts.hpp"

#include "text/character_boundary.hpp"

#include <algorithm>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace kwic {
namespace {

#ifdef __SSE2__

constexpr std::size_t lane_bytes = 16;

__m128i load(const char* bytes) noexcept {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
}

std::uint64_t sum_of_bytes(__m128i bytes) noexcept {
    const __m128i sums = _mm_sad_epu8(bytes, _mm_setzero_si128());
    return static_cast<std::uint64_t>(_mm_cvtsi128_si64(sums)) +
           static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(sums, sums)));
}

// At most 255 lanes, whose sums a byte holds; the byte behind them is looked at too.
TextCounts count_lanes(const char* bytes, std::size_t lanes) noexcept {
    const __m128i line_feed = _mm_set1_epi8('\n');
    __m128i code_points = _mm_setzero_si128();
    __m128i line_ends = _mm_setzero_si128();
    for (const char* end = bytes + lanes * lane_bytes; bytes != end; bytes += lane_bytes) {
        const __m128i loaded = load(bytes);
        const __m128i returns = _mm_cmpeq_epi8(loaded, _mm_set1_epi8('\r'));
        const __m128i lone_returns = _mm_andnot_si128(_mm_cmpeq_epi8(load(bytes + 1), line_feed), returns);
        // What holds is -1. As signed numbers, continuations are the bytes below -64.
        code_points = _mm_sub_epi8(code_points, _mm_cmpgt_epi8(loaded, _mm_set1_epi8(-65)));
        line_ends = _mm_sub_epi8(line_ends, _mm_or_si128(_mm_cmpeq_epi8(loaded, line_feed), lone_returns));
    }
    return {sum_of_bytes(code_points), sum_of_bytes(line_ends)};
}

#endif

}  // namespace

TextCounts count_text(std::string_view text, std::size_t begin, std::size_t end) noexcept {
    TextCounts counts;
#ifdef __SSE2__
    if (begin < end) {
        const std::size_t lanes = (std::min(end, text.size() - 1) - begin) / lane_bytes;
        counts = count_lanes(text.data() + begin, lanes);
        begin += lanes * lane_bytes;
    }
#endif
    for (; begin < end; ++begin) {
        if (!is_continuation(text[begin])) ++counts.code_points;
        if (ends_line(text, begin)) ++counts.line_ends;
    }
    return counts;
}

}  // namespace kwic
