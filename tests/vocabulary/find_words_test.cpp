// What is found in a list, against models that look at every word.
#include "vocabulary/find_words.hpp"

#include "support/test_rounds.hpp"
#include "vocabulary/best_words.hpp"
#include "vocabulary/random_words.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace kwic {
namespace {

using testing::CountedWords;
using testing::make_list;
using testing::random_word;
using testing::random_words;
using testing::RandomText;

std::u32string code_points(std::string_view text) {
    std::u32string points;
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCodePoint decoded = decode_utf8(text, at);
        points += decoded.value;
        at += decoded.bytes;
    }
    return points;
}

// Optimal string alignment by the textbook: the whole table.
std::size_t naive_distance(const std::u32string& a, const std::u32string& b) {
    std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                table[i][j] = i + j;
                continue;
            }
            const std::size_t replaced = table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            table[i][j] = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, replaced});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
            }
        }
    }
    return table[a.size()][b.size()];
}

bool is_like(std::u32string_view pattern, std::u32string_view word) {
    if (pattern.empty()) return word.empty();
    if (pattern.front() == U'*') {
        return is_like(pattern.substr(1), word) || (!word.empty() && is_like(pattern, word.substr(1)));
    }
    if (word.empty() || (pattern.front() != U'?' && pattern.front() != word.front())) return false;
    return is_like(pattern.substr(1), word.substr(1));
}

using Distances = std::map<std::string, std::size_t>;

Distances find_near(const WordList& list, std::string_view word, std::size_t max) {
    Distances found;
    for_each_near(list, word, max,
                  [&](const WordCursor& cursor, std::size_t edits) { found.emplace(cursor.word(), edits); });
    return found;
}

CountedWords find_like(const WordList& list, const std::string& pattern) {
    CountedWords found;
    for_each_like(list, WildcardPattern(pattern),
                  [&](const WordCursor& cursor) { found.emplace(cursor.word(), cursor.documents()); });
    return found;
}

TEST(FindWords, NearOnesAreThoseOfTheTextbook) {
    for (std::size_t round = 0; round < test_rounds(20); ++round) {
        RandomText random(round);
        const CountedWords words = random_words(random, 1 + random.below(6000), 1 + random.below(10));
        const auto list = make_list(words);
        for (std::size_t i = 0; i < 10; ++i) {
            const std::string word = i == 0 ? "" : random_word(random, 10);
            const std::size_t max = 1 + random.below(2);
            Distances expected;
            for (const auto& [other, count] : words) {
                const std::size_t distance = naive_distance(code_points(word), code_points(other));
                if (distance <= max) expected[other] = distance;
            }
            ASSERT_EQ(find_near(*list, word, max), expected) << word << " within " << max;
        }
    }
}

TEST(FindWords, TwoNeighboursExchangedAreOneEdit) {
    const CountedWords words = {{"bca", 1}, {"belgrade", 1}, {"blegrade", 1}, {"ca", 1}, {"\u0436\u00E9", 1}};
    const auto list = make_list(words);
    EXPECT_EQ(find_near(*list, "beglrade", 1), (Distances{{"belgrade", 1}}));
    EXPECT_EQ(find_near(*list, "\u00E9\u0436", 1), (Distances{{"\u0436\u00E9", 1}}));
    EXPECT_EQ(find_near(*list, "abc", 2), (Distances{{"bca", 2}}));  // "ca" is three: no edit between the exchanged
}

TEST(FindWords, LikeOnesAreThoseOfANaiveMatcher) {
    for (std::size_t round = 0; round < test_rounds(20); ++round) {
        RandomText random(round);
        const CountedWords words = random_words(random, 1 + random.below(6000), 1 + random.below(8));
        const auto list = make_list(words);
        for (std::size_t i = 0; i < 20; ++i) {
            std::string pattern;
            for (std::size_t left = random.below(7); left > 0; --left) {
                const std::size_t kind = random.below(5);
                pattern += kind == 0 ? "*" : kind == 1 ? "?" : random_word(random, 1);
            }
            CountedWords expected;
            for (const auto& [word, count] : words) {
                if (is_like(code_points(pattern), code_points(word))) expected[word] = count;
            }
            ASSERT_EQ(find_like(*list, pattern), expected) << pattern;
        }
    }
}

TEST(FindWords, ALeadingStarFindsWordsOfAllBeginnings) {
    CountedWords words;
    for (const char* beginning : {"", "a", "govern", "zz", "\u0436"}) words[beginning + std::string("ment")] = 2;
    words["mentor"] = 1;
    const auto list = make_list(words);
    CountedWords expected = words;
    expected.erase("mentor");
    EXPECT_EQ(find_like(*list, "*ment"), expected);
    EXPECT_EQ(find_like(*list, "*ment*"), words);
    EXPECT_EQ(find_like(*list, "?ment"), (CountedWords{{"ament", 2}, {"\u0436ment", 2}}));
}

TEST(FindWords, ManyStarsTakeNoLongerThanTheWordTimesThePattern) {
    const auto list = make_list({{std::string(20'000, 'a'), 1}});
    std::string pattern;
    for (int i = 0; i < 500; ++i) pattern += "*a";
    EXPECT_EQ(find_like(*list, pattern + "b*").size(), 0U);
    EXPECT_EQ(find_like(*list, pattern).size(), 1U);
}

TEST(FindWords, AnOverlongOneIsLikeAnOpenPatternOnly) {
    const std::string overlong = "www~" + std::string(64, 'a');
    const auto list = make_list({{"wow", 1}, {overlong, 1}});
    EXPECT_EQ(find_like(*list, "w*").size(), 2U);
    EXPECT_EQ(find_like(*list, "*w*").size(), 2U);
    EXPECT_EQ(find_like(*list, "w*w").size(), 1U);
    EXPECT_EQ(find_like(*list, "www~*").size(), 0U);
    EXPECT_EQ(find_near(*list, overlong, 2), Distances());
    std::size_t beginnings = 0;
    for_each_beginning(*list, "w", [&](const WordCursor&) { ++beginnings; });
    EXPECT_EQ(beginnings, 1U);
}

TEST(BestWords, AreThoseOfASort) {
    RandomText random(5);
    for (std::size_t limit = 0; limit < 12; ++limit) {
        BestWords best(limit);
        std::vector<std::pair<double, std::string>> all;
        for (std::size_t i = 0; i < 40; ++i) {
            all.emplace_back(-static_cast<double>(random.below(9)), std::to_string(100 + i));
            best.add(all.back().second, i, -all.back().first);
        }
        std::sort(all.begin(), all.end());
        all.resize(limit);
        std::vector<std::pair<double, std::string>> kept;
        EXPECT_EQ(best.added(), 40U);
        for (const BestWord& word : best.take()) kept.emplace_back(-word.score, word.word);
        EXPECT_EQ(kept, all);
    }
}

}  // namespace
}  // namespace kwic
