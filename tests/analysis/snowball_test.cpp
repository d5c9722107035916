// Stems against Xapian's and against the Snowball project's own vocabularies, which are read from the folder that
// KWIC_CONFORMANCE_DIR names (snowball/LANGUAGE/voc.txt and output.txt); without it those tests are skipped.
#include "analysis/language.hpp"
#include "text/fold.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <string>

namespace kwic {
namespace {

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
