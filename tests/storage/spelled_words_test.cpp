#include "storage/spelled_words.hpp"

#include "storage/byte_hash.hpp"
#include "storage/text_codes.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <deque>
#include <map>
#include <string>
#include <vector>

namespace kwic {
namespace {

std::vector<std::string> make_words(std::size_t count) {
    std::vector<std::string> words;
    while (words.size() < count) words.push_back("w" + std::to_string(words.size()));
    return words;
}

TEST(SpelledWords, AreNumberedAsTheyAreAdded) {
    const std::vector<std::string> words = make_words(max_repeats + 1);
    SpelledWords spelled;
    std::map<std::uint32_t, std::string> by_code;
    std::size_t crowded = 0;
    for (const std::string& word : words) {
        const auto [code, is_new] = spelled.take(word);
        ASSERT_TRUE(is_new) << word;
        if (code.is_known()) {
            EXPECT_TRUE(by_code.emplace(code.bits(), word).second) << word;
        } else {
            ++crowded;
        }
    }
    EXPECT_EQ(crowded, 1U) << "the last one, for which no number is left";
    for (const auto& [bits, word] : by_code) {
        const auto [code, is_new] = spelled.take(word);
        ASSERT_FALSE(is_new) << word;
        ASSERT_EQ(code.bits(), bits) << word;
    }
    EXPECT_TRUE(spelled.take(words.back()).is_new);
}

TEST(SpelledWords, AreForgottenWithTheirText) {
    const std::vector<std::string> many = make_words(20'000);
    SpelledWords spelled;
    for (const std::size_t count : {3, 20'000, 3, 700}) {
        std::vector<std::uint32_t> codes;
        for (std::size_t word = 0; word < count; ++word) {
            const auto [code, is_new] = spelled.take(many[word]);
            ASSERT_TRUE(is_new);
            codes.push_back(code.bits());
        }
        SpelledWords fresh;
        for (std::size_t word = 0; word < count; ++word) ASSERT_EQ(fresh.take(many[word]).code.bits(), codes[word]);
        spelled.clear();
    }
}

// The rest is not numbered, so that it makes no difference who asks for it how often.
TEST(SpelledWords, OfThoseThatShareASlotAFewAreKept) {
    SpelledWords spelled;
    std::deque<std::string> shared;  // stay where they are
    std::size_t kept = 0;
    for (int number = 0; shared.size() < 500; ++number) {
        const std::string word = "w" + std::to_string(number);
        if (hash_bytes(word) % 4096 != 7) continue;
        shared.push_back(word);
        kept += spelled.take(shared.back()).code.is_known() ? 1 : 0;
    }
    EXPECT_EQ(kept, 64U);
    for (const std::string& word : shared) kept -= spelled.take(word).code.is_known() ? 1 : 0;
    EXPECT_EQ(kept, 0U) << "what was added is found, and nothing else";
}

}  // namespace
}  // namespace kwic
