#include "analysis/word_beginnings.hpp"

#include "text/ascii_block.hpp"

#include <cstring>
#include <string>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace kwic {
namespace {

constexpr char small(char byte) noexcept {
    return static_cast<char>(byte | 0x20);
}

}  // namespace

void WordBeginnings::want_form(std::string_view form) {
    if (!form.empty()) want(form);
}

void WordBeginnings::want_stem(std::string_view stem) {
    if (stem.empty()) return;
    if (stem.size() > 3) return want(stem.substr(0, std::max<std::size_t>(3, stem.size() - 2)));
    want(stem.substr(0, 2));
    if (stem.size() > 1 && stem[1] == 'i') want(std::string{stem[0], 'y'});
}

void WordBeginnings::want(std::string_view beginning) {
    beginning = beginning.substr(0, bytes_looked_at);
    Beginning full{repeat_byte(0x20), 0};
    std::memcpy(&full.bytes, beginning.data(), beginning.size());
    full.bytes |= repeat_byte(0x20);
    std::memset(&full.mask, 0xFF, beginning.size());
    beginnings_.push_back(full);
    want_pair(beginning);
    constexpr std::size_t any = values_of_byte;
    const std::size_t seconds = beginning.size() > 1 ? 1 : any;
    const std::size_t thirds = beginning.size() > 2 ? 1 : any;
    for (std::size_t i = 0; i < seconds * thirds; ++i) {
        const char second = seconds == 1 ? beginning[1] : static_cast<char>(i / thirds);
        const char third = thirds == 1 ? beginning[2] : static_cast<char>(i % thirds);
        want_three(beginning[0], second, third);
    }
}

void WordBeginnings::want_three(char first, char second, char third) noexcept {
    const std::size_t number = number_of(first, second, third);
    wanted_[number / 64] |= std::uint64_t{1} << number % 64;
}

void WordBeginnings::want_pair(std::string_view beginning) {
    if (beginning.size() == 1) any_pair_ = true;
    if (any_pair_) return;
    Pair pair;
    pair.first.fill(small(beginning[0]));
    pair.second.fill(small(beginning[1]));
    if (std::find(pairs_.begin(), pairs_.begin() + pair_count_, pair) != pairs_.begin() + pair_count_) return;
    if (pair_count_ == max_pairs) {
        any_pair_ = true;
    } else {
        pairs_[pair_count_++] = pair;
    }
}

std::uint64_t WordBeginnings::mark_beginnings(const char* bytes) const noexcept {
    if (any_pair_) return ~std::uint64_t{0};
#ifdef __SSE2__
    const auto load = [](const char* from) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from)); };
    const __m128i bit_of_small = _mm_set1_epi8(0x20);
    std::uint64_t marks = 0;
    for (std::size_t at = 0; at < ascii_block_bytes; at += 16) {
        const __m128i first = _mm_or_si128(load(bytes + at), bit_of_small);
        const __m128i second = _mm_or_si128(load(bytes + at + 1), bit_of_small);
        __m128i marked = _mm_setzero_si128();
        for (std::size_t i = 0; i < pair_count_; ++i) {
            const __m128i is_first = _mm_cmpeq_epi8(first, load(pairs_[i].first.data()));
            const __m128i is_second = _mm_cmpeq_epi8(second, load(pairs_[i].second.data()));
            marked = _mm_or_si128(marked, _mm_and_si128(is_first, is_second));
        }
        marks |= std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(marked))} << at;
    }
    return marks;
#else
    return ~std::uint64_t{0};
#endif
}

}  // namespace kwic
