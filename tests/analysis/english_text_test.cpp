#include "analysis/english_text.hpp"

#include <kwic/analyzer.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

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
