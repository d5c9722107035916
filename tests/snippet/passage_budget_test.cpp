#include "snippet/passage_budget.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

Passage passage(const std::string& text) {
    Passage made;
    made.text = text;
    return made;
}

// The first words of the passage.
Passage first_words(const Passage& from, std::size_t words) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < words && end != std::string::npos; ++i) end = from.text.find(' ', end + 1);
    return passage(from.text.substr(0, end));
}

std::vector<std::string> texts_of(const std::vector<Passage>& passages) {
    std::vector<std::string> texts;
    for (const Passage& shown : passages) texts.push_back(shown.text);
    return texts;
}

using Texts = std::vector<std::string>;

TEST(PassageBudget, WordsAreWhatUnicodeFindsThemToBe) {
    WordBreaker breaker;
    const std::vector<std::pair<std::string, std::size_t>> rows = {
        {"", 0}, {" \n.", 0}, {"One, two: 3.", 3}, {"U.N.", 1}, {"\u6771\u4EAC met.", 2},
    };
    for (const auto& [text, words] : rows) EXPECT_EQ(count_words(text, breaker), words) << text;
}

TEST(PassageBudget, BestHitsComeFirstAndTheLastPassageIsShortened) {
    WordBreaker breaker;
    PassageBudget budget(9, breaker);
    std::vector<Passage> first = {passage("a b c")};
    EXPECT_EQ(budget.spend(first, 1, first_words).left_out, 0U);
    std::vector<Passage> second = {passage("d e f g h i j"), passage("k")};
    EXPECT_EQ(budget.spend(second, 2, first_words).left_out, 1U);
    EXPECT_EQ(texts_of(second), Texts{"d e f g h i"});
    EXPECT_EQ(budget.spent(), 9U);
    std::vector<Passage> third = {passage("l")};
    EXPECT_EQ(budget.spend(third, 3, first_words).left_out, 1U);
    EXPECT_TRUE(third.empty());
}

TEST(PassageBudget, AScrapOfAPassageIsNotShown) {
    WordBreaker breaker;
    PassageBudget budget(7, breaker);
    std::vector<Passage> passages = {passage("a b c"), passage("d e f g h"), passage("i")};
    EXPECT_EQ(budget.spend(passages, 1, first_words).left_out, 2U);
    EXPECT_EQ(texts_of(passages), Texts{"a b c"});
}

TEST(PassageBudget, APassageThatStaysTooLongIsLeftOut) {
    WordBreaker breaker;
    PassageBudget budget(6, breaker);
    std::vector<Passage> passages = {passage("a b c d e f g")};
    EXPECT_EQ(budget.spend(passages, 1, [](const Passage& same, std::size_t) { return same; }).left_out, 1U);
    EXPECT_EQ(budget.spent(), 0U);
}

TEST(PassageBudget, TheSameTextIsShownOnceAndItsPlaceNamed) {
    WordBreaker breaker;
    PassageBudget budget(100, breaker);
    std::vector<Passage> first = {passage("all rights reserved"), passage("a b")};
    EXPECT_TRUE(budget.spend(first, 4, first_words).repeats.empty());
    std::vector<Passage> second = {passage("c d"), passage("all rights reserved"), passage("c d")};
    EXPECT_EQ(budget.spend(second, 5, first_words).repeats, (std::vector<std::size_t>{4, 5}));
    EXPECT_EQ(texts_of(second), Texts{"c d"});
    EXPECT_EQ(budget.spent(), 7U);
}

TEST(PassageBudget, ABudgetOfNothingShowsNothing) {
    WordBreaker breaker;
    PassageBudget budget(0, breaker);
    std::vector<Passage> passages = {passage("a")};
    EXPECT_EQ(budget.spend(passages, 1, first_words).left_out, 1U);
    EXPECT_TRUE(passages.empty());
}

}  // namespace
}  // namespace kwic
