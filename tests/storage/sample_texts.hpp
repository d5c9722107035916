// Texts that have words and phrases in common, and dictionaries of them; the same in every run.
#pragma once

#include "storage/make_text_dictionary.hpp"
#include "storage/random_text.hpp"
#include "storage/text_dictionary.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::testing {

// Of 200 to 1700 bytes, in words of one language whatever the seed.
inline std::vector<std::string> make_sample_texts(std::uint64_t seed, std::size_t count) {
    RandomText language(1961);
    std::vector<std::string> phrases;
    for (int phrase = 0; phrase < 500; ++phrase) {
        phrases.push_back(language.utf8(3 + language.below(9)) + ' ');
        for (char& byte : phrases.back()) byte = static_cast<char>('a' + static_cast<unsigned char>(byte) % 26);
    }
    RandomText random(seed);
    std::vector<std::string> texts(count);
    for (std::string& text : texts) {
        const std::size_t bytes = 200 + random.below(1500);
        while (text.size() < bytes) text += phrases[random.below(1 + random.below(phrases.size()))];
    }
    return texts;
}

inline std::string make_test_dictionary_bytes(std::uint64_t seed) {
    const std::vector<std::string> texts = make_sample_texts(seed, 1200);
    return make_text_dictionary(std::vector<std::string_view>(texts.begin(), texts.end()));
}

inline TextDictionary make_test_dictionary(std::uint64_t seed) {
    return TextDictionary(make_test_dictionary_bytes(seed));
}

}  // namespace kwic::testing
