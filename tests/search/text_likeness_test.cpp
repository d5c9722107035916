#include "search/text_likeness.hpp"

#include "storage/random_text.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace kwic {
namespace {

using testing::RandomText;

std::string words(RandomText& random, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += "w" + std::to_string(random.below(200)) + ' ';
    return text;
}

// The text with some of its words replaced.
std::string changed(RandomText& random, std::string text, std::size_t changes) {
    for (; changes > 0 && !text.empty(); --changes) text[random.below(text.size())] = 'x';
    return text;
}

TEST(TextShingles, NineTenthsOfAllRunsAreALikeness) {
    std::string text;
    for (int i = 0; i < 102; ++i) text += "word" + std::to_string(i) + ' ';  // 100 runs
    const TextShingles all(text);
    EXPECT_TRUE(all.is_like(TextShingles(text + "one more of ten")));
    EXPECT_FALSE(all.is_like(TextShingles(text + "one two three four five six seven eight nine ten eleven twelve")));
    EXPECT_TRUE(TextShingles("A b.").is_like(TextShingles("a, B")));
    EXPECT_FALSE(TextShingles("").is_like(TextShingles("")));
    EXPECT_TRUE(TextShingles("").telling().empty());
}

TEST(KnownTexts, FindTheFirstThatAComparisonWithAllFinds) {
    RandomText random(11);
    std::size_t alike = 0;
    for (int round = 0; round < 20; ++round) {
        KnownTexts known;
        std::vector<std::string> texts;
        for (int i = 0; i < 80; ++i) {
            const bool is_copy = !texts.empty() && random.below(2) == 0;
            const std::string text = is_copy ? changed(random, texts[random.below(texts.size())], random.below(8))
                                             : words(random, random.below(120));
            const TextShingles shingles(text);
            std::optional<std::size_t> expected;
            for (std::size_t other = 0; other < texts.size() && !expected; ++other) {
                if (shingles.is_like(TextShingles(texts[other]))) expected = other;
            }
            ASSERT_EQ(known.find_like(shingles), expected) << text;
            alike += expected ? 1 : 0;
            known.add(shingles);
            texts.push_back(text);
        }
    }
    EXPECT_GT(alike, 100U);
}

}  // namespace
}  // namespace kwic
