#include "indexing/split_ways.hpp"
#include "indexing/split_set.hpp"
#include "indexing/term_dictionary.hpp"
#include "storage/term_space.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace kwic {
namespace {

std::string add_all(const std::vector<std::string>& ways) {
    std::string all;
    for (const std::string& way : ways) add_split_way(all, way);
    return all;
}

TEST(SplitWays, StandInByteOrderOnceEach) {
    EXPECT_EQ(add_all({"non align ", "e mail ", "non align "}), "e mail \nnon align \n");
}

TEST(SplitWays, OnlyTheFirstFourInByteOrderStay) {
    std::vector<std::string> ways = {"a b ", "ab c ", "b c d ", "c d ", "d e f ", "e "};
    const std::string first = "a b \nab c \nb c d \nc d \n";
    do {
        ASSERT_EQ(add_all(ways), first);
    } while (std::next_permutation(ways.begin(), ways.end()));
}

TEST(SplitWays, TellWhetherTheyHaveChanged) {
    std::string ways;
    EXPECT_TRUE(add_split_way(ways, "b "));
    EXPECT_FALSE(add_split_way(ways, "b "));
    for (const char* way : {"c ", "d ", "e "}) EXPECT_TRUE(add_split_way(ways, way));
    EXPECT_FALSE(add_split_way(ways, "f "));
    EXPECT_TRUE(add_split_way(ways, "a "));
    EXPECT_EQ(ways, "a \nb \nc \nd \n");
}

std::map<std::string, std::string> by_key(const MergedSplits& splits) {
    std::map<std::string, std::string> found;
    for (const auto& [key, ways] : splits.entries()) found.emplace(key, ways);
    EXPECT_EQ(found.size(), splits.entries().size());
    return found;
}

// A set with the terms of its stems.
struct NumberedSet {
    void add(const std::string& stem, const std::string& way) {
        set.add(terms.number_of(make_term(TermSpace::stem, stem)), stem, way);
    }
    void sort() { set.sort(terms.numbers_in_order()); }

    SplitSet set;
    TermDictionary terms;
};

TEST(SplitSet, KeepsEachWayOnceAndMergesSets) {
    NumberedSet first;
    first.add("nonalign", "non align ");
    first.add("nonalign", "non align ");
    first.sort();
    first.add("email", "e mail ");
    first.sort();
    const std::vector<SplitSet::Way> expected = {{"email", "e mail "}, {"nonalign", "non align "}};
    EXPECT_TRUE(std::ranges::equal(first.set.ways(), expected));
    NumberedSet second;
    for (const char* way : {"n onalign ", "nona lign ", "nonal ign ", "nonali gn ", "non align "}) {
        second.add("nonalign", way);
    }
    second.sort();
    const std::vector<const SplitSet*> sets = {&first.set, &second.set};
    const MergedSplits merged(sets);
    EXPECT_EQ(by_key(merged), (std::map<std::string, std::string>{
                                  {"Jemail", "e mail \n"},
                                  {"Jnonalign", "n onalign \nnon align \nnona lign \nnonal ign \n"},
                              }));
    EXPECT_EQ(merged.ways_of("email"), "e mail \n");
    EXPECT_EQ(merged.ways_of("e"), "");
    EXPECT_EQ(merged.ways_of("z"), "");
    EXPECT_TRUE(MergedSplits(std::vector<const SplitSet*>()).entries().empty());
    EXPECT_EQ(MergedSplits().ways_of("email"), "");
}

TEST(SplitSet, KeysAscendWhateverTheirStems) {
    NumberedSet set;
    for (const char* begin : {"b", "a", "c"}) {
        for (const std::size_t bytes : {0U, 1U, 8U, 200U, 243U, 244U, 245U, 300U, 301U}) {
            const std::string stem = begin + std::string(bytes, 'x');
            set.add(stem, stem + ' ');
            set.add(stem + '\x01', stem + "\x01 ");
        }
    }
    set.sort();
    const std::vector<const SplitSet*> sets = {&set.set};
    const MergedSplits merged(sets);
    ASSERT_EQ(merged.entries().size(), 54U);
    for (std::size_t i = 1; i < 54; ++i) EXPECT_LT(merged.entries()[i - 1].key, merged.entries()[i].key);
    for (const SplitSet::Way& way : set.set.ways()) {
        EXPECT_EQ(merged.ways_of(way.joined_stem), std::string(way.way) + '\n');
    }
}

TEST(SplitSet, NumbersOfTermsMayBeginAnew) {
    SplitSet set;
    set.add(1, "email", "e mail ");
    set.add(0, "nonalign", "non align ");
    set.sort(std::vector<std::uint32_t>{1, 0});
    set.add(0, "online", "on line ");
    set.add(1, "email", "e mail ");
    set.add(1, "email", "em ail ");
    EXPECT_THROW((void)set.ways(), std::logic_error);
    set.sort(std::vector<std::uint32_t>{1, 0});
    const std::vector<SplitSet::Way> expected = {
        {"email", "e mail "}, {"email", "em ail "}, {"nonalign", "non align "}, {"online", "on line "}};
    EXPECT_TRUE(std::ranges::equal(set.ways(), expected));
}

TEST(SplitSet, AnOrderWithoutATermIsRefused) {
    SplitSet set;
    set.add(1, "email", "e mail ");
    EXPECT_THROW(set.sort(std::vector<std::uint32_t>{0}), std::logic_error);
}

}  // namespace
}  // namespace kwic
