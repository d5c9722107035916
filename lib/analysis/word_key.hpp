// What a word is looked up by.
#pragma once

#include "text/ascii_word_bytes.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace kwic {

// The ends of a word: up to sixteen bytes of text are all in it, so that most words are compared without a loop
// (bench/tokenize).
struct WordEnds {
    std::uint64_t first = 0;  // eight bytes of the word, or fewer and zeros
    std::uint64_t last = 0;   // the last eight, which may be some of the first; 0 if there are fewer
    std::uint64_t shape = 0;  // the length and the variant; no word's is 0

    bool operator==(const WordEnds&) const = default;
};

// The bytes of a word together with what else decides about its analysis.
struct WordKey {
    std::string_view text;
    WordEnds ends;
    std::uint64_t hash = 0;
};

inline constexpr std::size_t bytes_in_word_ends = 16;

inline std::uint64_t load_fewer_bytes(const char* bytes, std::size_t count) noexcept {
    std::uint64_t loaded = 0;
    std::memcpy(&loaded, bytes, count);
    return loaded;
}

inline std::uint64_t mix_word_bits(std::uint64_t bits) noexcept {
    return (bits ^ bits >> 32) * 0x9E3779B97F4A7C15;
}

inline std::uint64_t shape_of_word(std::size_t bytes, std::uint32_t variant) noexcept {
    return std::uint64_t{variant} << 32 | bytes;
}

inline WordKey finish_word_key(const char* word, std::size_t bytes, const WordEnds& ends) noexcept {
    std::uint64_t hash =
        ends.first * 0xC2B2AE3D27D4EB4F + ends.last * 0x165667B19E3779F9 + ends.shape * 0x27D4EB2F165667C5;
    for (std::size_t at = 8; bytes > bytes_in_word_ends && at + 8 < bytes; at += 8) {
        hash = mix_word_bits(hash) + load_eight_bytes(word + at);
    }
    return {{word, bytes}, ends, mix_word_bits(hash)};
}

// The key of a word in a text where eight bytes at least can be read from its begin on. Words of the same bytes and
// another `variant` are others. There is a byte in a word.
inline WordKey make_roomy_word_key(const char* word, std::size_t bytes, std::uint32_t variant) noexcept {
    WordEnds ends{0, 0, shape_of_word(bytes, variant)};
    if constexpr (std::endian::native == std::endian::little) {
        // Without a branch for the length, which no processor foresees.
        const std::size_t in_first = std::min(bytes, sizeof ends.first);
        ends.first = load_eight_bytes(word) & ~std::uint64_t{0} >> (64 - in_first * 8);
        ends.last = load_eight_bytes(word + bytes - in_first) & -static_cast<std::uint64_t>(in_first == 8);
    } else if (bytes >= sizeof ends.first) {
        ends.first = load_eight_bytes(word);
        ends.last = load_eight_bytes(word + bytes - sizeof ends.last);
    } else {
        ends.first = load_fewer_bytes(word, bytes);
    }
    return finish_word_key(word, bytes, ends);
}

// The key of the word from `begin` to `end` of a text; reads no byte beyond the text.
inline WordKey make_word_key(std::string_view text, std::size_t begin, std::size_t end,
                             std::uint32_t variant) noexcept {
    const char* const word = text.data() + begin;
    const std::size_t bytes = end - begin;
    if (text.size() - begin >= sizeof(std::uint64_t)) return make_roomy_word_key(word, bytes, variant);
    return finish_word_key(word, bytes, {load_fewer_bytes(word, bytes), 0, shape_of_word(bytes, variant)});
}

}  // namespace kwic
