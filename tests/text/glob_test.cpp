#include "text/glob.hpp"

#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>

namespace kwic {
namespace {

// By trying everything; ASCII.
bool naive(std::string_view pattern, std::string_view text, char separator) {
    if (pattern.empty()) return text.empty();
    if (separator != 0 && pattern.starts_with("**")) {
        for (std::size_t i = 0; i <= text.size(); ++i) {
            if (naive(pattern.substr(2), text.substr(i), separator)) return true;
        }
        return false;
    }
    if (pattern[0] == '*') {
        for (std::size_t i = 0; i <= text.size(); ++i) {
            if (naive(pattern.substr(1), text.substr(i), separator)) return true;
            if (separator != 0 && i < text.size() && text[i] == separator) return false;
        }
        return false;
    }
    if (text.empty()) return false;
    const bool fits = pattern[0] == '?' ? separator == 0 || text[0] != separator : pattern[0] == text[0];
    return fits && naive(pattern.substr(1), text.substr(1), separator);
}

std::string random_text(std::mt19937& random, std::string_view letters, std::size_t max) {
    std::string text;
    for (std::size_t left = random() % (max + 1); left > 0; --left) text += letters[random() % letters.size()];
    return text;
}

TEST(Glob, IsWhatTryingEverythingFinds) {
    std::mt19937 random(1);
    int matches = 0;
    for (std::size_t round = 0; round < test_rounds(20000); ++round) {
        const std::string pattern = random_text(random, "ab/**?", 7);
        const std::string text = random_text(random, "aab/", 8);
        for (const char separator : {'\0', '/'}) {
            const bool expected = naive(pattern, text, separator);
            ASSERT_EQ(matches_glob(pattern, text, separator), expected) << pattern << ' ' << text << ' ' << separator;
            matches += expected ? 1 : 0;
        }
    }
    EXPECT_GT(matches, 100);
}

TEST(Glob, AQuestionMarkIsOneCharacter) {
    EXPECT_TRUE(matches_glob("caf?", "caf\xC3\xA9"));
    EXPECT_FALSE(matches_glob("caf??", "caf\xC3\xA9"));
    EXPECT_TRUE(matches_glob("?", "\xF0\x9F\x98\x80"));
}

}  // namespace
}  // namespace kwic
