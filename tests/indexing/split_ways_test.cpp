#include "indexing/split_ways.hpp"
#include "indexing/split_set.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
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

TEST(SplitSet, KeepsEachWayOnceAndMergesSets) {
    SplitSet first;
    first.add("nonalign", "non align ");
    first.add("nonalign", "non align ");
    first.add("email", "e mail ");
    ASSERT_EQ(first.ways().size(), 2U);
    EXPECT_EQ(first.ways()[1].joined_stem, "email");
    EXPECT_EQ(first.ways()[1].way, "e mail ");
    SplitSet second;
    for (const char* way : {"n onalign ", "nona lign ", "nonal ign ", "nonali gn ", "non align "}) {
        second.add("nonalign", way);
    }
    const std::vector<const SplitSet*> sets = {&first, &second};
    EXPECT_EQ(merge_splits(sets), (std::map<std::string, std::string>{
                                      {"email", "e mail \n"},
                                      {"nonalign", "n onalign \nnon align \nnona lign \nnonal ign \n"},
                                  }));
    EXPECT_TRUE(merge_splits({}).empty());
}

}  // namespace
}  // namespace kwic
