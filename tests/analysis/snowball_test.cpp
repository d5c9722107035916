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

std::string expected_stem(const Xapian::Stem& stemmer, const std::string& code, std::string_view word) {
    std::string folded;
    fold_word(word, folded);
    if (code == "en") strip_latin_marks(folded);
    std::string stemmed = stemmer(folded);
    strip_latin_marks(stemmed);
    return stemmed;
}

TEST(Snowball, EveryLanguageOfTheStemmersIsKnownByItsCode) {
    for (const auto& [name, code] : languages) {
        const Language language(code);
        EXPECT_EQ(stem(language, "organisations"), expected_stem(Xapian::Stem(name), code, "organisations")) << name;
    }
}

// Some are told by their last letter alone (language.cpp).
TEST(Snowball, EnglishStemsOfWordsThatEndInAnyWayAreXapians) {
    constexpr std::string_view ends = "abcdefghijklmnopqrstuvwxyz0123456789'";
    const Language english("en");
    const Xapian::Stem stemmer("english");
    RandomText random(7);
    std::vector<std::string> stems = {"", "'", "''", "y", "sk", "general", "hop", "hopp", "skyw", "yay", "luxuri"};
    for (const char a : ends) {
        for (const char b : ends) stems.push_back({a, b});
    }
    for (int word = 0; word < 20'000; ++word) {
        stems.emplace_back();
        for (std::size_t left = 1 + random.below(12); left > 0; --left) stems.back() += ends[random.below(ends.size())];
    }
    for (const std::string& begin : stems) {
        for (const char end : ends) {
            const std::string word = begin + end;
            const std::string expected = expected_stem(stemmer, "en", word);
            ASSERT_EQ(stem(english, word), expected.empty() ? word : expected) << word;
        }
    }
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
