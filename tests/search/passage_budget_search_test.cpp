// SearchOptions::budget_tokens, through the public interface.
#include "search/scratch_index.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace kwic {
namespace {

// Of documents that hold ASCII words and spaces alone.
std::size_t words_of(const std::string& text) {
    std::istringstream stream(text);
    std::size_t words = 0;
    for (std::string word; stream >> word;) ++words;
    return words;
}

std::vector<std::string> random_texts() {
    std::mt19937 random(11);
    std::vector<std::string> texts;
    for (int document = 0; document < 30; ++document) {
        std::string text = "the summit is copyrighted\n\n";
        for (std::size_t words = 20 + random() % 300; words > 0; --words) {
            text += random() % 25 == 0 ? "summit " : "word" + std::to_string(random() % 500) + " ";
        }
        texts.push_back(text);
    }
    return texts;
}

SearchOptions with_budget(std::size_t words, std::size_t passages) {
    SearchOptions options;
    options.limit = 20;
    options.passages = passages;
    options.budget_tokens = words;
    return options;
}

TEST(SearchBudget, AllPassagesTogetherNeverHaveMoreWords) {
    const ScratchIndex scratch(documents_of(random_texts()));
    const Index index = scratch.open();
    for (std::size_t budget = 0; budget < 700; budget += 7) {
        const SearchResults results = index.search("summit", with_budget(budget, 3));
        std::size_t words = 0;
        for (const Hit& hit : results.hits) {
            for (const Passage& passage : hit.passages) {
                words += words_of(passage.text);
                ASSERT_FALSE(passage.marks.empty());
            }
        }
        ASSERT_LE(words, budget);
        ASSERT_EQ(results.budget_spent, words);
    }
}

TEST(SearchBudget, WhatIsShownIsWhatFitsOfTheBestAndTheRestIsCounted) {
    const ScratchIndex scratch(documents_of(random_texts()));
    const Index index = scratch.open();
    for (const std::size_t budget : {0U, 3U, 50U, 200U, 1000U, 100000U}) {
        const SearchResults wanted = index.search("summit", with_budget(no_budget, 3));
        const SearchResults results = index.search("summit", with_budget(budget, 3));
        ASSERT_EQ(results.hits.size(), wanted.hits.size());
        bool spent = false;
        for (std::size_t i = 0; i < results.hits.size(); ++i) {
            const Hit& hit = results.hits[i];
            EXPECT_EQ(hit.id, wanted.hits[i].id);
            EXPECT_EQ(hit.passages.size() + hit.budget_left_out + hit.repeats.size(), wanted.hits[i].passages.size());
            EXPECT_TRUE(!spent || hit.passages.empty());
            spent = spent || hit.budget_left_out > 0;
        }
        EXPECT_EQ(spent, budget < 100000U);
    }
    EXPECT_FALSE(index.search("summit").budget_spent);
}

TEST(SearchBudget, AShortenedPassageLiesWithinTheOneThatDidNotFit) {
    const ScratchIndex scratch(documents_of(random_texts()));
    const Index index = scratch.open();
    const Passage whole = index.search("summit").hits.at(0).passages.at(0);
    for (std::size_t budget = 5; budget < words_of(whole.text); ++budget) {
        const Hit hit = index.search("summit", with_budget(budget, 1)).hits.at(0);
        ASSERT_EQ(hit.passages.size(), 1U) << budget;
        const Passage& shorter = hit.passages.at(0);
        EXPECT_GE(shorter.begin_byte, whole.begin_byte);
        EXPECT_LE(shorter.end_byte, whole.end_byte);
        EXPECT_EQ(index.document(hit.id).text.substr(shorter.begin_byte, shorter.text.size()), shorter.text);
        for (const Mark& mark : shorter.marks) {
            EXPECT_EQ(shorter.text.substr(mark.begin, mark.end - mark.begin), "summit");
        }
    }
}

TEST(SearchBudget, BoilerplateIsShownOnceAndTheOthersNameTheHitThatShowsIt) {
    const ScratchIndex scratch(
        documents_of({"All rights of the summit are reserved.", "All rights of the summit are reserved.",
                      "Another summit took place in Cairo.", "All rights of the summit are reserved."}));
    const SearchResults results = scratch.open().search("summit", with_budget(1000, 1));
    std::set<std::string> texts;
    std::size_t repeats = 0;
    for (const Hit& hit : results.hits) {
        for (const Passage& passage : hit.passages) EXPECT_TRUE(texts.insert(passage.text).second) << passage.text;
        for (const std::size_t rank : hit.repeats) {
            EXPECT_LT(rank, hit.rank);
            EXPECT_EQ(results.hits.at(rank - 1).passages.at(0).text, "All rights of the summit are reserved.");
            ++repeats;
        }
    }
    EXPECT_EQ(texts.size(), 2U);
    EXPECT_EQ(repeats, 2U);
}

TEST(SearchBudget, WhatTheBudgetLeavesOutIsUnshown) {
    const ScratchIndex scratch(documents_of({"The summit met in Belgrade in the summer of that year."}));
    const SearchResults results = scratch.open().search("summit belgrade", with_budget(0, 1));
    EXPECT_EQ(results.hits.at(0).unshown, (std::vector<std::string>{"summit", "belgrade"}));
    EXPECT_EQ(results.hits.at(0).opening, "");
}

}  // namespace
}  // namespace kwic
