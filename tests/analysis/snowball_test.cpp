// Stems against Xapian's and against the Snowball project's own vocabularies, which are read from the folder that
// KWIC_CONFORMANCE_DIR names (snowball/LANGUAGE/voc.txt and output.txt); without it those tests are skipped.
#include "analysis/language.hpp"
#include "storage/random_text.hpp"
#include "text/fold.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

using testing::RandomText;

const std::map<std::string, std::string> languages = {
    {"danish", "da"},  {"dutch", "nl"},     {"english", "en"},    {"finnish", "fi"},
    {"french", "fr"},  {"german", "de"},    {"hungarian", "hu"},  {"indonesian", "id"},
    {"italian", "it"}, {"norwegian", "no"}, {"portuguese", "pt"}, {"romanian", "ro"},
    {"russian", "ru"}, {"spanish", "es"},   {"swedish", "sv"},    {"turkish", "tr"}};

std::string stem(const Language& language, std::string_view word) {
    std::string folded, stemmed;
    fold_word(word, folded);
    language.stem_word(folded, stemmed);
    return stemmed;
}

// A word of which the stemmer leaves nothing is its own stem.
std::string expected_stem(const Xapian::Stem& stemmer, const std::string& code, std::string_view word) {
    std::string folded;
    fold_word(word, folded);
    if (code == "en") strip_latin_marks(folded);
    std::string stemmed = stemmer(folded);
    if (stemmed.empty()) stemmed = folded;
    strip_latin_marks(stemmed);
    return stemmed;
}

TEST(Snowball, EveryLanguageOfTheStemmersIsKnownByItsCode) {
    for (const auto& [name, code] : languages) {
        const Language language(code);
        EXPECT_EQ(stem(language, "organisations"), expected_stem(Xapian::Stem(name), code, "organisations")) << name;
    }
}

TEST(Snowball, AWordOfWhichNothingIsLeftIsItsOwnStem) {
    EXPECT_EQ(Xapian::Stem("turkish")("lar\u0131"), "");
    EXPECT_EQ(stem(Language("tr"), "lar\u0131"), "lar\u0131");
}

// Words of letters that are likely to stand before an ending, and of any.
std::vector<std::string> word_beginnings(std::string_view letters) {
    RandomText random(7);
    std::vector<std::string> begins = {"",    "'",      "''", "y",   "sk",   "general", "hop",  "hopp", "skyw",
                                       "yay", "luxuri", "in", "out", "cann", "herr",    "proc", "succ", "d"};
    for (const char a : letters) {
        for (const char b : letters) begins.push_back({a, b});
    }
    for (int word = 0; word < 20'000; ++word) {
        begins.emplace_back();
        for (std::size_t left = 1 + random.below(12); left > 0; --left)
            begins.back() += letters[random.below(letters.size())];
    }
    return begins;
}

void expect_xapians_stems(const std::vector<std::string>& begins, const std::vector<std::string>& ends) {
    const Language english("en");
    const Xapian::Stem stemmer("english");
    for (const std::string& begin : begins) {
        for (const std::string& end : ends) {
            const std::string word = begin + end;
            ASSERT_EQ(stem(english, word), expected_stem(stemmer, "en", word)) << word;
        }
    }
}

// They are ours (english_stem.cpp), but for words that are not ASCII.
TEST(Snowball, EnglishStemsOfWordsThatEndInAnyWayAreXapians) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789'";
    std::vector<std::string> ends = {"\xCF\x83", "\xE7\x8C\xAB", "\xC3\x9F"};
    for (const char letter : letters) ends.emplace_back(1, letter);
    expect_xapians_stems(word_beginnings(letters), ends);
}

TEST(Snowball, EnglishStemsOfWordsWithAnEndingOrHalfOfOneAreXapians) {
    const std::vector<std::string> endings = {
        "'s'",   "'s",      "sses",    "ied",     "ies",     "us",    "ss",   "s",     "eedly",  "eed",  "edly",
        "ed",    "ingly",   "ing",     "at",      "bl",      "iz",    "y",    "ay",    "tional", "enci", "anci",
        "abli",  "entli",   "izer",    "ization", "ational", "ation", "ator", "alism", "aliti",  "alli", "fulness",
        "ousli", "ousness", "iveness", "iviti",   "biliti",  "bli",   "ogi",  "fulli", "lessli", "cli",  "alize",
        "icate", "iciti",   "ical",    "ful",     "ness",    "ative", "al",   "ance",  "ence",   "er",   "ic",
        "able",  "ible",    "ant",     "ement",   "ment",    "ent",   "ism",  "ate",   "iti",    "ous",  "ive",
        "ize",   "sion",    "tion",    "e",       "ll",      "ely",   "ogist"};
    std::vector<std::string> ends;
    for (const std::string& ending : endings) {
        for (std::size_t from = 0; from < ending.size(); ++from) ends.push_back(ending.substr(from));
        for (const char other : {'a', 'e', 'i', 'o', 'u', 'y', 'l', 's', 't'}) {
            ends.push_back(ending + other);
            ends.push_back(other + ending.substr(1));
        }
    }
    std::vector<std::string> begins = word_beginnings("aeiouylstbnrcdgm");
    begins.resize(1500);
    expect_xapians_stems(begins, ends);
}

// Prints, for each language, how many stems differ from the list's (whose stemmers may be of another year).
TEST(SnowballConformance, StemsOfTheVocabulariesAreXapiansOnTheFoldedWord) {
    const char* folder = std::getenv("KWIC_CONFORMANCE_DIR");
    if (folder == nullptr) GTEST_SKIP() << "KWIC_CONFORMANCE_DIR names no folder with Snowball's vocabularies";
    for (const auto& [name, code] : languages) {
        const std::string base = std::string(folder) + "/snowball/" + name;
        std::ifstream words(base + "/voc.txt"), stems(base + "/output.txt");
        ASSERT_TRUE(words && stems) << base;
        const Language language(code);
        const Xapian::Stem stemmer(name);
        std::size_t count = 0, different = 0;
        for (std::string word, listed; std::getline(words, word) && std::getline(stems, listed); ++count) {
            const std::string ours = stem(language, word);
            ASSERT_EQ(ours, expected_stem(stemmer, code, word)) << name << ": " << word;
            std::string folded;
            fold_word(listed, folded);
            strip_latin_marks(folded);
            different += ours != folded;
        }
        EXPECT_GT(count, 1000U) << name;
        std::cout << name << ": " << count << " words, " << different << " stems differ from the list's\n";
    }
}

}  // namespace
}  // namespace kwic
