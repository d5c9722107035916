// The stop words of each language, compiled from data/stopwords/.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace kwic {

struct StopWordList {
    std::string_view language;  // ISO 639-1
    std::string_view words;     // NFC, lower case, each followed by a space
};

// Both are defined in a generated file.

// One list a language.
std::span<const StopWordList> stop_word_lists() noexcept;

// hash_stop_words() of all lists.
std::uint64_t stop_words_hash() noexcept;

// FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/
constexpr std::uint64_t hash_stop_words(std::span<const StopWordList> lists) noexcept {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const StopWordList& list : lists) {
        for (const std::string_view bytes : {list.language, std::string_view(":"), list.words}) {
            for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
        }
    }
    return hash;
}

}  // namespace kwic
