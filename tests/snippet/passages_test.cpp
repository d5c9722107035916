#include "snippet/passages.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <string>
#include <vector>

namespace kwic {
namespace {

TextClause clause_for(const std::string& stem, double weight = 1) {
    TextClause clause;
    clause.written = stem;
    clause.places.patterns.push_back({2, {{0, 1, {{{stem}}}}}});
    clause.weight = weight;
    return clause;
}

std::vector<Passage> passages_of(const std::string& text, const std::vector<TextClause>& clauses,
                                 PassageOptions options) {
    Tokenizer tokenizer;
    WordBreaker breaker;
    const auto matches = TextMatcher(clauses).match(text, "xx", ClauseScope::anywhere, tokenizer);
    return make_passages(text, matches, clauses, options, breaker);
}

std::string filler(int words) {
    std::string text;
    for (int i = 0; i < words; ++i) text += "filler" + std::to_string(i) + ' ';
    return text;
}

constexpr std::size_t all = std::numeric_limits<std::size_t>::max();

TEST(Passages, TheBestOneHoldsTheMostWeightOfDistinctClauses) {
    const std::string text = "alpha alpha alpha. " + filler(60) + "Then alpha met beta there. " + filler(60) + "Gamma.";
    const auto passages = passages_of(text, {clause_for("alpha"), clause_for("beta")}, {1, 20});
    ASSERT_EQ(passages.size(), 1U);
    EXPECT_NE(passages[0].text.find("alpha met beta"), std::string::npos) << passages[0].text;
}

TEST(Passages, TheSecondShowsWhatTheFirstDoesNot) {
    const std::string text =
        "alpha beta. " + filler(60) + "alpha beta. " + filler(60) + "only gamma here. " + filler(60);
    const auto passages = passages_of(text, {clause_for("alpha"), clause_for("beta"), clause_for("gamma")}, {2, 20});
    ASSERT_EQ(passages.size(), 2U);
    EXPECT_NE(passages[0].text.find("alpha beta"), std::string::npos);
    EXPECT_NE(passages[1].text.find("gamma"), std::string::npos);
}

TEST(Passages, BeginWithTheSentenceAndEndWithIt) {
    const std::string text = "First one ends. The summit met in Belgrade in 1961. Then " + filler(40);
    const auto passages = passages_of(text, {clause_for("belgrade")}, {1, 12});
    ASSERT_EQ(passages.size(), 1U);
    EXPECT_EQ(passages[0].text, "The summit met in Belgrade in 1961.");
}

TEST(Passages, KeepQuotesAndBracketsOfTheOuterWords) {
    const auto passages = passages_of("\u201CAlpha beta\u201D (gamma).", {clause_for("alpha")}, {1, 10});
    ASSERT_EQ(passages.size(), 1U);
    EXPECT_EQ(passages[0].text, "\u201CAlpha beta\u201D (gamma).");
}

TEST(Passages, PlacesCountBytesCodePointsLinesAndColumns) {
    const std::string text = "\u00E9\u00E9\r\nx\rcaf\u00E9 alpha";
    const auto passages = passages_of(text, {clause_for("alpha")}, {1, 10});
    ASSERT_EQ(passages.size(), 1U);
    ASSERT_EQ(passages[0].marks.size(), 1U);
    const Mark& mark = passages[0].marks[0];
    EXPECT_EQ(text.substr(mark.begin_byte, mark.end_byte - mark.begin_byte), "alpha");
    EXPECT_EQ(passages[0].text.substr(mark.begin, mark.end - mark.begin), "alpha");
    EXPECT_EQ(mark.begin_code_point, 11U);
    EXPECT_EQ(mark.end_code_point, 16U);
    EXPECT_EQ(mark.line, 3U);
    EXPECT_EQ(mark.column, 6U);
}

TEST(Passages, OverlappingMatchesAreOneMark) {
    TextClause phrase;
    phrase.places.patterns.push_back({3, {{0, 2, {{{"alpha"}}}}, {2, 1, {{{"beta"}}}}}});
    const auto passages = passages_of("alpha beta", {phrase, clause_for("beta")}, {1, 10});
    ASSERT_EQ(passages.size(), 1U);
    ASSERT_EQ(passages[0].marks.size(), 1U);
    EXPECT_EQ(passages[0].marks[0].end, 10U);
}

TEST(Passages, WithoutMatchesThereAreNone) {
    EXPECT_TRUE(passages_of("nothing here", {clause_for("alpha")}, {3, 10}).empty());
    EXPECT_TRUE(passages_of("", {clause_for("alpha")}, {all, 10}).empty());
}

TEST(Passages, OpeningEndsWithASentenceWhereItCan) {
    WordBreaker breaker;
    EXPECT_EQ(make_opening("  One two three. Four five six. Then " + filler(40), 8, breaker),
              "One two three. Four five six.");
    EXPECT_EQ(make_opening("", 8, breaker), "");
    EXPECT_EQ(make_opening(" ... ", 8, breaker), "");
}

// Random texts: passages are disjoint pieces of the text, hold marks, and all together show every match once wanted.
TEST(Passages, TogetherShowEveryMatchWhenAllAreWanted) {
    std::mt19937 random(3);
    const std::vector<std::string> words = {"alpha", "beta",   "caf\u00E9", "\u4E0D\u7D50\u76DF",
                                            "x",     "Gamma.", "delta,\n\n"};
    for (std::size_t round = 0; round < test_rounds(500); ++round) {
        std::string text;
        for (int i = static_cast<int>(random() % 200); i > 0; --i) text += words[random() % words.size()] + ' ';
        const std::vector<TextClause> clauses = {clause_for("alpha", 2), clause_for("gamma")};
        const std::size_t wanted = random() % 2 == 0 ? all : 1 + random() % 4;
        const auto passages = passages_of(text, clauses, {wanted, 1 + random() % 30});
        std::size_t marks = 0;
        for (std::size_t i = 0; i < passages.size(); ++i) {
            const Passage& passage = passages[i];
            ASSERT_EQ(passage.text, text.substr(passage.begin_byte, passage.end_byte - passage.begin_byte));
            ASSERT_FALSE(passage.marks.empty());
            marks += passage.marks.size();
            for (std::size_t j = 0; j < i; ++j) {
                ASSERT_TRUE(passages[j].end_byte <= passage.begin_byte || passage.end_byte <= passages[j].begin_byte);
            }
            for (const Mark& mark : passage.marks) {
                const std::string marked = passage.text.substr(mark.begin, mark.end - mark.begin);
                ASSERT_TRUE(marked == "alpha" || marked == "Gamma") << marked;
            }
        }
        ASSERT_LE(passages.size(), wanted);
        if (wanted != all) continue;
        std::size_t expected = 0;
        for (const char* word : {"alpha", "Gamma"}) {
            for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++expected;
        }
        ASSERT_EQ(marks, expected);
    }
}

}  // namespace
}  // namespace kwic
