// Scores of a run of neighbouring documents.
#pragma once

#include "text/count_bits.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace kwic {

// Some of the documents of a window, which begins at `begin`.
class DocumentBits {
  public:
    static constexpr std::uint32_t size = 2048;

    void add(std::uint32_t offset) noexcept { words_[offset / 64] |= std::uint64_t{1} << offset % 64; }
    [[nodiscard]] bool has(std::uint32_t offset) const noexcept {
        return (words_[offset / 64] >> offset % 64 & 1) != 0;
    }
    void clear() noexcept { words_.fill(0); }

    // Calls with the first offset of each run of 64 that has a document.
    template <class Use>
    void for_each_word(Use&& use) const {
        for (std::uint32_t at = 0; at < words_.size(); ++at) {
            if (words_[at] != 0) use(at * 64);
        }
    }

    // In ascending order.
    template <class Use>
    void for_each(Use&& use) const {
        for (std::uint32_t at = 0; at < words_.size(); ++at) {
            for (std::uint64_t word = words_[at]; word != 0; word &= word - 1) {
                use(at * 64 + static_cast<std::uint32_t>(std::countr_zero(word)));
            }
        }
    }

    // Those of them whose score (of `size` scores) is above `least`, in ascending order, and some others: only where
    // there are many in a word are all its scores compared (bench/query_stages).
    template <class Use>
    void for_each_perhaps_above(const double* scores, double least, Use&& use) const {
        constexpr std::uint32_t many = 8;
        for (std::uint32_t at = 0; at < words_.size(); ++at, scores += 64) {
            std::uint64_t word = words_[at];
            if (count_bits(word) >= many) word &= find_above(scores, least);
            for (; word != 0; word &= word - 1) {
                const auto offset = static_cast<std::uint32_t>(std::countr_zero(word));
                use(at * 64 + offset);
            }
        }
    }

    void add(const DocumentBits& others) noexcept {
        for (std::size_t at = 0; at < words_.size(); ++at) words_[at] |= others.words_[at];
    }
    [[nodiscard]] std::uint64_t count() const noexcept {
        std::uint64_t all = 0;
        for (const std::uint64_t word : words_) all += count_bits(word);
        return all;
    }
    void keep(const DocumentBits& others) noexcept {
        for (std::size_t at = 0; at < words_.size(); ++at) words_[at] &= others.words_[at];
    }

  private:
    // A bit for each of 64 scores that is above `least`.
    static std::uint64_t find_above(const double* scores, double least) noexcept {
        std::uint64_t above = 0;
#ifdef __SSE2__
        const __m128d bound = _mm_set1_pd(least);
        for (unsigned at = 0; at < 64; at += 8) {
            const auto pair = [&](unsigned i) { return _mm_cmpgt_pd(_mm_loadu_pd(scores + at + i), bound); };
            const __m128i low = _mm_packs_epi32(_mm_castpd_si128(pair(0)), _mm_castpd_si128(pair(2)));
            const __m128i high = _mm_packs_epi32(_mm_castpd_si128(pair(4)), _mm_castpd_si128(pair(6)));
            const __m128i eight = _mm_packs_epi16(_mm_packs_epi32(low, high), _mm_setzero_si128());
            above |= static_cast<std::uint64_t>(_mm_movemask_epi8(eight)) << at;
        }
#else
        for (unsigned at = 0; at < 64; ++at) above |= static_cast<std::uint64_t>(scores[at] > least) << at;
#endif
        return above;
    }

    std::array<std::uint64_t, size / 64> words_{};
};

// Small enough for the processor's nearest cache. Documents are told by their distance from `begin`.
struct ScoreWindow {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;                            // one past the last
    DocumentBits noted;                               // that have one of the terms looked at so far
    std::array<double, DocumentBits::size> scores{};  // 0 where nothing is noted

    void clear() noexcept {
        noted.for_each_word([this](std::uint32_t first) { std::fill_n(scores.begin() + first, 64, 0.0); });
        noted.clear();
    }
};

}  // namespace kwic
