// Texts that have words and phrases in common, and dictionaries of them; the same in every run.
#pragma once

#include "storage/marked_text.hpp"
#include "storage/random_text.hpp"
#include "storage/text_dictionary.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace kwic::testing {

// Of 200 to 1700 bytes, in words of one language whatever the seed: small letters.
inline std::vector<std::string> make_sample_texts(std::uint64_t seed, std::size_t count) {
    RandomText language(1961);
    std::vector<std::string> phrases;
    for (int phrase = 0; phrase < 500; ++phrase) {
        std::string& text = phrases.emplace_back();
        for (std::size_t words = 1 + language.below(3); words > 0; --words) {
            for (std::size_t letters = 1 + language.below(9); letters > 0; --letters) {
                text += static_cast<char>('a' + language.below(26));
            }
            text += words == 1 && language.below(5) == 0 ? ", " : " ";
        }
    }
    RandomText random(seed);
    std::vector<std::string> texts(count);
    for (std::string& text : texts) {
        const std::size_t bytes = 200 + random.below(1500);
        while (text.size() < bytes) text += phrases[random.below(1 + random.below(phrases.size()))];
    }
    return texts;
}

// Seeds differ in the order of the pieces and in the rare ones.
inline TextDictionary make_test_dictionary(std::uint64_t seed) {
    NotingCounts counts;
    for (const std::string& text : make_sample_texts(seed, 100)) counts.count(with_words_of_letters(text));
    return counts.dictionary();
}

inline std::string make_test_dictionary_bytes(std::uint64_t seed) {
    return std::string(make_test_dictionary(seed).bytes());
}

}  // namespace kwic::testing
