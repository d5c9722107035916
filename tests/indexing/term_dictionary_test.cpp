#include "indexing/term_dictionary.hpp"

#include "storage/byte_hash.hpp"
#include "storage/random_text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace kwic {
namespace {

using testing::RandomText;

TEST(TermDictionary, TermsAreNumberedAsTheyCome) {
    TermDictionary dictionary;
    EXPECT_EQ(dictionary.number_of("summit"), 0U);
    EXPECT_EQ(dictionary.number_of("met"), 1U);
    EXPECT_EQ(dictionary.number_of("summit"), 0U);
    EXPECT_EQ(dictionary.number_of(""), 2U);
    EXPECT_EQ(dictionary.size(), 3U);
    EXPECT_EQ(dictionary.term(1), "met");
}

TEST(TermDictionary, AgreesWithAMapOnRandomTerms) {
    RandomText random(1);
    TermDictionary dictionary;
    std::map<std::string, std::uint32_t> model;
    for (int round = 0; round < 30'000; ++round) {
        const std::string term = random.bytes(random.below(random.below(20) == 0 ? 200 : 4));
        const auto [entry, is_new] = model.emplace(term, static_cast<std::uint32_t>(model.size()));
        ASSERT_EQ(dictionary.number_of(term), entry->second);
    }
    ASSERT_EQ(dictionary.size(), model.size());
    std::vector<std::string> terms;
    for (const std::uint32_t number : dictionary.numbers_in_order()) terms.emplace_back(dictionary.term(number));
    EXPECT_TRUE(std::equal(terms.begin(), terms.end(), model.begin(), model.end(),
                           [](const std::string& term, const auto& entry) { return term == entry.first; }));
}

TEST(TermDictionary, TheOrderIsThatOfUnsignedBytes) {
    TermDictionary dictionary;
    const std::vector<std::string> ordered = {"",
                                              std::string("\0", 1),
                                              "a",
                                              std::string("a\0", 2),
                                              "ab",
                                              "abcdefgh",
                                              std::string("abcdefgh\0", 9),
                                              "abcdefghi",
                                              "b",
                                              "\x7f",
                                              "\x80",
                                              "\xff"};
    for (auto term = ordered.rbegin(); term != ordered.rend(); ++term) dictionary.number_of(*term);
    std::vector<std::string> terms;
    for (const std::uint32_t number : dictionary.numbers_in_order()) terms.emplace_back(dictionary.term(number));
    EXPECT_EQ(terms, ordered);
}

TEST(TermDictionary, ManyTermsWithTheSameFirstBytesAreInOrder) {
    RandomText random(2);
    TermDictionary dictionary;
    std::set<std::string> model;
    for (int round = 0; round < 20'000; ++round) {
        std::string term(random.below(12), 'a');
        for (std::size_t left = random.below(12); left > 0; --left) term += random.below(3) == 0 ? '\0' : 'b';
        dictionary.number_of(term);
        model.insert(term);
    }
    std::vector<std::string> terms;
    for (const std::uint32_t number : dictionary.numbers_in_order()) terms.emplace_back(dictionary.term(number));
    EXPECT_EQ(terms, std::vector<std::string>(model.begin(), model.end()));
}

TEST(TermDictionary, TellsItsMemory) {
    TermDictionary dictionary;
    for (int i = 0; i < 10'000; ++i) dictionary.number_of("a term of thirty-one bytes " + std::to_string(i));
    EXPECT_GT(dictionary.memory_bytes(), 300'000U);
    EXPECT_LT(dictionary.memory_bytes(), 1'500'000U);
}

}  // namespace
}  // namespace kwic
