// What Tokenizer::tokenize_wanted() leaves out, against all words.
#include "analysis/unwanted_words.hpp"

#include "analysis/tokenizer.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

struct FoundWord {
    std::size_t begin_byte;
    std::uint32_t position;
    std::vector<std::pair<std::string, std::string>> stems_and_forms;

    bool operator==(const FoundWord&) const = default;
};

class WordCollector : public WordSink {
  public:
    void take(std::span<const WordInText> found) override {
        for (const WordInText& word : found) {
            FoundWord& kept = words.emplace_back(FoundWord{word.begin_byte, word.position, {}});
            for (const PackedToken& token : word.word->tokens()) {
                kept.stems_and_forms.emplace_back(token.stem(), token.form());
            }
        }
    }

    std::vector<FoundWord> words;
};

class Comparison {
  public:
    explicit Comparison(std::string_view language) : language_(language) {}

    // Returns how many words were left out.
    std::size_t compare(std::string_view text, const std::set<std::string>& stems, const std::set<std::string>& forms) {
        WordBeginnings wanted;
        for (const std::string& stem : stems) wanted.want_stem(stem);
        for (const std::string& form : forms) wanted.want_form(form);
        WordCollector all;
        WordCollector some;
        const std::uint32_t end = tokenizer_.tokenize(text, language_, 1, all);
        EXPECT_EQ(tokenizer_.tokenize_wanted(text, language_, 1, wanted, some), end) << text;
        auto next = some.words.begin();
        for (const FoundWord& word : all.words) {
            if (next != some.words.end() && *next == word) {
                ++next;
                continue;
            }
            for (const auto& [stem, form] : word.stems_and_forms) {
                EXPECT_FALSE(stems.contains(stem) || forms.contains(form)) << stem << ' ' << form << " in " << text;
            }
        }
        EXPECT_EQ(next, some.words.end()) << text;
        return all.words.size() - some.words.size();
    }

    std::vector<FoundWord> words_of(std::string_view text) {
        WordCollector all;
        tokenizer_.tokenize(text, language_, 1, all);
        return all.words;
    }

  private:
    std::string language_;
    Tokenizer tokenizer_;
};

const std::vector<std::string> plain_pieces = {
    "dying ",  "skies, ",      "non-aligned ", "getElementById", " ",           "JSONParse ", "APIs.",  "(hope) ",
    "hoping ", "relational\n", "a ",           "foo.bar ",       "snake_case ", "x ",         "Words ", "e-mail ",
    "12-345 ", "2024-05-01 ",  "re\n",         "The ",           "version2.5 ", "a1.b2c ",    "R&D ",   "interface: "};

const std::vector<std::string> odd_pieces = {
    "_",
    "_x",
    "_emphasis_ ",
    "__dying__",
    "the_sky's ",
    "Learn_to_do_ ",
    "_client-side's-wanted_ ",
    "Snake_case-hyphen_ ",
    "it's ",
    "a's ",
    "S'S ",
    "_'s ",
    "'",
    "'s ",
    "don't ",
    "U.S.A. ",
    "C++ ",
    "C# ",
    "#",
    "+",
    "3.14 ",
    "1,234 ",
    ",",
    ";",
    ".",
    "..",
    "-",
    "--",
    "@",
    "\r\n",
    "\u00E9t\u00E9 ",
    "\u0301",
    "\u200D",
    "\u2014",
    "\u2019s ",
    "\u6F22\u5B57",
    "\xFF",
    "&",
    "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopq",
    "a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s ",
    "one-two-three-four-five-six-seven-eight-nine-ten-eleven-twelve-thirteen-fourteen-fifteen-sixteen-seventeen ",
    "AaBbbCcc",
    "e.g. ",
    "\t",
    "ab.",
    "ABc ",
    "ABcd ",
    "aBC ",
    "x2Y "};

class RandomTexts {
  public:
    std::size_t below(std::size_t limit) { return engine_() % limit; }

    std::string make() {
        const std::size_t odd_of_ten = below(4) * below(3);
        std::string text;
        for (std::size_t i = below(60); i > 0; --i) {
            text += below(10) < odd_of_ten ? odd_pieces[below(odd_pieces.size())]
                                           : plain_pieces[below(plain_pieces.size())];
        }
        return text;
    }

  private:
    std::mt19937 engine_{31};
};

void compare_random_texts(std::string_view language, std::size_t rounds, std::size_t& left_out) {
    RandomTexts texts;
    Comparison comparison(language);
    for (std::size_t round = 0; round < rounds && !testing::Test::HasFailure(); ++round) {
        const std::string text = texts.make();
        const std::vector<FoundWord> words = comparison.words_of(texts.below(4) > 0 ? text : texts.make());
        std::set<std::string> stems;
        std::set<std::string> forms;
        for (std::size_t i = words.empty() ? 0 : texts.below(5); i > 0; --i) {
            const auto& terms = words[texts.below(words.size())].stems_and_forms;
            const auto& [stem, form] = terms[texts.below(terms.size())];
            (texts.below(3) > 0 ? stems : forms).insert(texts.below(3) > 0 ? stem : form);
        }
        left_out += comparison.compare(text, stems, forms);
    }
}

TEST(UnwantedWords, NoneOfThemHasAWantedTermAndAllKeepTheirPositions) {
    std::size_t left_out = 0;
    compare_random_texts("en", test_rounds(4000), left_out);
    EXPECT_GT(left_out, 10'000U);
    left_out = 0;
    compare_random_texts("und", test_rounds(4000), left_out);
    EXPECT_GT(left_out, 10'000U);
}

TEST(UnwantedWords, LanguagesThatDoNotKeepBeginningsLeaveNoneOut) {
    std::size_t left_out = 0;
    compare_random_texts("id", test_rounds(200), left_out);
    EXPECT_EQ(left_out, 0U);
}

TEST(UnwantedWords, BytesAtRandomAreReadAlike) {
    std::mt19937 random(4);
    Comparison comparison("en");
    for (std::size_t round = 0; round < test_rounds(3000) && !HasFailure(); ++round) {
        std::string text(80 + random() % 200, ' ');
        for (char& byte : text) byte = random() % 3 > 0 ? "abAB 1._-"[random() % 9] : static_cast<char>(random() % 130);
        comparison.compare(text, {"ab", "aab"}, {"ba1"});
    }
}

}  // namespace
}  // namespace kwic
