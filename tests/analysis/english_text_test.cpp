#include "analysis/english_text.hpp"

#include "analysis/stop_word_lists.hpp"
#include "storage/random_text.hpp"
#include "support/test_rounds.hpp"
#include "text/utf8.hpp"

#include <kwic/analyzer.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

using testing::RandomText;

constexpr std::string_view english =
    "The committee has said that it will not be able to finish the report before the end of the year, and that most of "
    "its members were against the plan when it was first put to them.";
constexpr std::string_view dutch =
    "De commissie heeft gezegd dat zij het verslag niet voor het einde van het jaar kan afmaken, en dat de meeste "
    "leden "
    "tegen het plan waren toen het hun voor het eerst werd voorgelegd.";

TEST(EnglishText, AProseOfEnglishIsPlain) {
    EXPECT_TRUE(is_plainly_english(english));
    std::string capitals(english);
    for (char& c : capitals) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    EXPECT_TRUE(is_plainly_english(capitals));
}

TEST(EnglishText, WhatIsNotPlainIsLeftToTheDetector) {
    const std::vector<std::string> texts = {
        "",
        "the of and to",
        std::string(dutch),
        std::string(english) + " " + std::string(dutch),
        std::string(dutch) + " " + std::string(english),
        "int main() { return compute_everything(argc, argv) ? EXIT_SUCCESS : EXIT_FAILURE; }",
        "Een man in of over was had is een man in of over was had is een man in of over was had is",
        "\u59D4\u54E1\u4F1A\u306F the and of to that is \u5831\u544A\u66F8 the and of to that is \u59D4\u54E1\u4F1A",
        "\xFF\xFE\x80 the and of to that is with this",
    };
    for (const std::string& text : texts) EXPECT_FALSE(is_plainly_english(text)) << text;
}

TEST(EnglishText, NotEachHalfNeedsAsMuchWhereNoLetterIsBeyondAscii) {
    const std::string table =
        " width height depth colour alpha beta gamma delta red green blue value size of left top right bottom";
    EXPECT_TRUE(is_plainly_english(std::string(english) + table + table));
    EXPECT_TRUE(is_plainly_english(table + table + " " + std::string(english)));
    EXPECT_FALSE(is_plainly_english(std::string(english) + table + table + " \u00E9"));
    EXPECT_TRUE(is_plainly_english(std::string(english) + table + table + " \u2026 \u00A9"));
    EXPECT_FALSE(is_plainly_english("It is to be"));
    EXPECT_TRUE(is_plainly_english("It is to be or it is not to be"));
}

// Word by word, as the header says.
class PlainModel {
  public:
    PlainModel() {
        for (const StopWordList& list : stop_word_lists()) {
            std::istringstream words{std::string(list.words)};
            for (std::string word; words >> word;) {
                if (word.size() <= 16) languages_[word].insert(std::string(list.language));
            }
        }
    }

    bool is_plainly_english(const std::string& sample) const {
        std::map<std::string, int> whole;
        std::map<std::string, int> halves[2];
        std::string word;
        std::size_t beyond = 0;
        for (std::size_t at = 0; at <= sample.size(); ++at) {
            const char c = at < sample.size() ? sample[at] : ' ';
            beyond += c < 0 ? 1 : 0;
            if (c < 0 || std::isalpha(static_cast<unsigned char>(c))) {
                word += c < 0 ? c : static_cast<char>(std::tolower(c));
            } else if (!word.empty()) {
                std::map<std::string, int>& half = halves[at - word.size() < sample.size() / 2 ? 0 : 1];
                for (std::map<std::string, int>* part : {&whole, &half}) {
                    ++(*part)[""];
                    if (!languages_.contains(word)) continue;
                    for (const std::string& language : languages_.at(word)) ++(*part)[language];
                }
                word.clear();
            }
        }
        if (16 * beyond > sample.size()) return false;
        if (is_english(halves[0], 3, 5) && is_english(halves[1], 3, 5)) return true;
        for (const char c : sample) {
            if (static_cast<unsigned char>(c) >= 0xC0 && c != '\xC2' && c != '\xE2') return false;
        }
        return is_english(whole, 6, 8) && halves[0]["en"] > 0 && halves[1]["en"] > 0 &&
               foreign(halves[0]) <= halves[0]["en"] && foreign(halves[1]) <= halves[1]["en"];
    }

  private:
    static int foreign(const std::map<std::string, int>& counts) {
        int most = 0;
        for (const auto& [language, count] : counts) {
            if (!language.empty() && language != "en") most = std::max(most, count);
        }
        return most;
    }
    static bool is_english(std::map<std::string, int>& counts, int min, int one_in) {
        return counts["en"] >= min && one_in * counts["en"] >= counts[""] && 3 * foreign(counts) <= 2 * counts["en"];
    }

    std::map<std::string, std::set<std::string>> languages_;
};

TEST(EnglishText, IsToldAsWordByWord) {
    const PlainModel model;
    RandomText random(3);
    std::vector<std::string> english_words;
    std::vector<std::string> words;
    for (const StopWordList& list : stop_word_lists()) {
        std::istringstream all{std::string(list.words)};
        for (std::string word; all >> word;) (list.language == "en" ? english_words : words).push_back(word);
    }
    const std::vector<std::string> gaps = {" ", " ", " ", ", ", "\u2014", "_", "7", "\r\n", " @ ", "."};
    std::array<int, 2> told{};
    for (std::size_t round = 0; round < test_rounds(3000); ++round) {
        const bool all_ascii = random.below(2) == 0;
        const std::size_t english_in_ten = 1 + random.below(5);
        const std::size_t foreign_in_hundred = random.below(15);
        std::string text;
        for (std::size_t count = random.below(120); count > 0; --count) {
            std::string word = std::string(1 + random.below(20), 'x');
            if (random.below(100) < foreign_in_hundred) word = words[random.below(words.size())];
            if (random.below(10) < english_in_ten) word = english_words[random.below(english_words.size())];
            if (all_ascii && count_ascii_bytes(word, 0) < word.size()) word = "y";
            if (random.below(5) == 0 && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 32);
            text += word + gaps[random.below(gaps.size())];
        }
        const bool expected = model.is_plainly_english(text);
        ASSERT_EQ(is_plainly_english(text), expected) << text;
        ++told[expected ? 1 : 0];
    }
    EXPECT_GT(told[0], told[1] / 10);
    EXPECT_GT(told[1], told[0] / 10);
}

TEST(EnglishText, IsWhatTheDetectorSaysToo) {
    EXPECT_EQ(Analyzer::detect_language(std::string(english)), "en");
    EXPECT_EQ(Analyzer::detect_language(std::string(dutch)), "nl");
}

TEST(EnglishText, AWordOfAnyLengthIsRead) {
    std::string text(english);
    text += std::string(100'000, 'a');
    EXPECT_FALSE(is_plainly_english(text));
    EXPECT_TRUE(is_plainly_english(std::string(english) + " " + std::string(40, 'a')));
}

}  // namespace
}  // namespace kwic
