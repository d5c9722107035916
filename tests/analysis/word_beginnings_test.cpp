#include "analysis/word_beginnings.hpp"

#include "analysis/language.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>

namespace kwic {
namespace {

std::string with_bytes_behind(std::string word) {
    return word + std::string(WordBeginnings::bytes_looked_at, '-');
}

bool may_have_stem(const std::string& word, const std::string& stem) {
    WordBeginnings beginnings;
    beginnings.want_stem(stem);
    const std::string bytes = with_bytes_behind(word);
    return beginnings.may_begin(bytes.data(), false) && beginnings.may_begin(bytes.data(), true);
}

bool is_found_by_its_stem(const Language& language, const std::string& word) {
    std::string stem;
    language.stem_word(word, stem);
    return may_have_stem(word, stem);
}

TEST(WordBeginnings, EnglishStemsOfAllWordsOfFourLettersAndFewerKeepThem) {
    const Language english("en");
    ASSERT_TRUE(english.keeps_beginnings());
    std::string word;
    for (std::size_t number = 1; number < 27 * 27 * 27 * 27; ++number) {
        word.clear();
        for (std::size_t rest = number; rest > 0; rest /= 27) {
            if (rest % 27 > 0) word += static_cast<char>('a' + rest % 27 - 1);
        }
        ASSERT_TRUE(is_found_by_its_stem(english, word)) << word;
    }
}

// Of the letters and endings that the algorithm knows.
TEST(WordBeginnings, EnglishStemsOfLongerWordsKeepThem) {
    constexpr std::array<std::string_view, 60> pieces = {
        "a",     "e",       "i",    "o",       "u",      "y",    "b",      "bb",  "l",      "s",     "t",    "w",
        "x",     "z",       "1",    "at",      "bl",     "iz",   "eed",    "ed",  "ing",    "ly",    "ies",  "ied",
        "sses",  "us",      "ss",   "al",      "ance",   "ence", "er",     "ic",  "able",   "ible",  "ant",  "ement",
        "ment",  "ent",     "ism",  "ate",     "iti",    "ous",  "ive",    "ize", "tional", "enci",  "anci", "abli",
        "entli", "ization", "alli", "fulness", "biliti", "ogi",  "lessli", "li",  "alize",  "icate", "ful",  "ness"};
    const Language english("en");
    std::mt19937 random(2);
    for (std::size_t round = 0; round < test_rounds(200'000); ++round) {
        std::string word;
        for (std::size_t i = 1 + random() % 5; i > 0; --i) word += pieces[random() % pieces.size()];
        ASSERT_TRUE(is_found_by_its_stem(english, word)) << word;
    }
}

TEST(WordBeginnings, TheFormIsFoundWhateverItsLengthAndItsCapitals) {
    for (const char* form : {"a", "ab", "abc", "abcd", "abcdefghijklm", "2024"}) {
        WordBeginnings beginnings;
        beginnings.want_form(form);
        std::string word = form;
        if (word[0] >= 'a') word[0] = static_cast<char>(word[0] - 'a' + 'A');
        const std::string bytes = with_bytes_behind(word);
        EXPECT_TRUE(beginnings.may_begin(bytes.data(), false)) << form;
        EXPECT_TRUE(beginnings.may_begin(bytes.data(), true)) << form;
    }
}

TEST(WordBeginnings, MostOtherWordsAreToldApart) {
    WordBeginnings beginnings;
    beginnings.want_stem("interfac");
    beginnings.want_stem("die");
    EXPECT_FALSE(beginnings.may_begin("intermission", false));
    EXPECT_TRUE(beginnings.may_begin("intermission", true)) << "of joined words three bytes are compared";
    EXPECT_FALSE(beginnings.may_begin("document", true));
    EXPECT_TRUE(beginnings.may_begin("dying---", false));
    EXPECT_TRUE(beginnings.may_begin("Interfaces", false));
}

TEST(WordBeginnings, OfMoreThanAFewTermsThreeBytesTell) {
    WordBeginnings beginnings;
    for (char letter = 'a'; letter <= 'z'; ++letter) {
        beginnings.want_form(std::string("abc") + letter);
        beginnings.want_form(std::string("xyz") + letter);
    }
    EXPECT_TRUE(beginnings.may_begin("abc-----", false));
    EXPECT_FALSE(beginnings.may_begin("bcd-----", false));
}

}  // namespace
}  // namespace kwic
