#include "snippet/near_places.hpp"

#include "snippet/naive_near.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace kwic {
namespace {

using Parts = std::vector<std::vector<PlaceSpan>>;

std::vector<NaiveSpans> as_sets(const Parts& parts) {
    std::vector<NaiveSpans> sets;
    for (const std::vector<PlaceSpan>& part : parts) sets.emplace_back(part.begin(), part.end());
    return sets;
}

std::vector<NaiveSpans> members_of_all(const std::vector<NaiveSpans>& parts, const std::vector<PlaceSpan>& windows) {
    std::vector<NaiveSpans> all(parts.size());
    for (const PlaceSpan& window : windows) {
        const std::vector<NaiveSpans> members = naive_members(parts, window);
        for (std::size_t i = 0; i < parts.size(); ++i) all[i].insert(members[i].begin(), members[i].end());
    }
    return all;
}

Parts random_parts(std::mt19937& random) {
    std::vector<NaiveSpans> parts(1 + random() % 4);
    const std::uint32_t positions = 3 + static_cast<std::uint32_t>(random() % 20);
    for (NaiveSpans& part : parts) {
        for (std::size_t spans = random() % 5; spans > 0; --spans) {
            const std::uint32_t begin = static_cast<std::uint32_t>(random()) % positions;
            part.insert({begin, begin + 1 + static_cast<std::uint32_t>(random() % 3)});
        }
    }
    if (random() % 3 == 0) parts.push_back(parts[0]);
    Parts sorted;
    for (const NaiveSpans& part : parts) sorted.emplace_back(part.begin(), part.end());
    return sorted;
}

TEST(NearPlaces, AreThoseOfEveryChoiceOfOneSpanForEachPart) {
    std::mt19937 random(31);
    std::size_t held = 0;
    for (std::size_t round = 0; round < test_rounds(2000); ++round) {
        const Parts parts = random_parts(random);
        const std::vector<NaiveSpans> sets = as_sets(parts);
        const auto window_words = static_cast<std::uint32_t>(1 + random() % 12);
        const NearPlaces near(parts, window_words);
        const std::vector<NaiveSpans> members = naive_members(sets, window_words);
        ASSERT_EQ(as_sets(near.members()), members) << "round " << round;
        ASSERT_EQ(near.any(), !members[0].empty()) << "round " << round;
        const NaiveSpans tightest = naive_tightest(sets, window_words);
        ASSERT_EQ(near.tightest(), std::vector<PlaceSpan>(tightest.begin(), tightest.end())) << "round " << round;
        std::vector<PlaceSpan> some;
        for (const PlaceSpan& window : tightest) {
            ASSERT_EQ(as_sets(near.members({window})), naive_members(sets, window)) << "round " << round;
            if (random() % 2 == 0) some.push_back(window);
        }
        ASSERT_EQ(as_sets(near.members(some)), members_of_all(sets, some)) << "round " << round;
        held += tightest.empty() ? 0 : 1;
    }
    EXPECT_GT(held, 400U);
}

TEST(NearPlaces, EqualPartsNeedAPlaceEach) {
    const Parts once = {{{4, 5}}, {{4, 5}}};
    EXPECT_FALSE(NearPlaces(once, 10).any());
    const Parts twice = {{{4, 5}, {9, 10}}, {{4, 5}, {9, 10}}};
    EXPECT_TRUE(NearPlaces(twice, 6).any());
    EXPECT_FALSE(NearPlaces(twice, 5).any());
}

// Whatever goes through all spans for each window does not come to an end here.
TEST(NearPlaces, ATextOfOneWordIsGoneThroughOnce) {
    constexpr std::uint32_t words = 50'000;
    std::vector<PlaceSpan> everywhere;
    for (std::uint32_t at = 0; at < words; ++at) everywhere.push_back({at, at + 1});
    const NearPlaces near({everywhere, everywhere, everywhere}, 1000);
    const std::vector<PlaceSpan> tightest = near.tightest();
    ASSERT_EQ(tightest.size(), words - 2);
    EXPECT_EQ(tightest.back(), (PlaceSpan{words - 3, words}));
    EXPECT_EQ(near.members(), (Parts{everywhere, everywhere, everywhere}));
    EXPECT_EQ(near.members(tightest), (Parts{everywhere, everywhere, everywhere}));
}

TEST(NearPlaces, APartWithoutSpansIsNowhereNear) {
    const Parts parts = {{{1, 2}}, {}};
    const NearPlaces near(parts, 10);
    EXPECT_FALSE(near.any());
    EXPECT_TRUE(near.tightest().empty());
    EXPECT_EQ(near.members(), (Parts{{}, {}}));
}

}  // namespace
}  // namespace kwic
