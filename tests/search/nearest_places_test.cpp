#include "search/nearest_places.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace kwic {
namespace {

using Places = DocumentWords::Places;

// Every choice of a place for each word.
std::uint32_t naive_distance(const std::vector<Places>& words, std::size_t word, std::uint32_t first,
                             std::uint32_t last) {
    if (word == words.size()) return last - first;
    std::uint32_t least = ~0U;
    for (const WordPlace& place : words[word]) {
        least = std::min(
            least, naive_distance(words, word + 1, std::min(first, place.position), std::max(last, place.position)));
    }
    return least;
}

TEST(NearestPlaces, AreTheNearestOfAllChoices) {
    std::mt19937 random(3);
    for (int round = 0; round < 500; ++round) {
        std::vector<Places> words(1 + random() % 4);
        for (Places& places : words) {
            std::uint32_t position = 0;
            for (std::size_t count = 1 + random() % 6; count > 0; --count) {
                position += 1 + random() % 20;
                places.push_back({position, 10 * position, 10 * position + 5});
            }
        }
        const auto nearest = find_nearest_places(words);
        ASSERT_TRUE(nearest);
        ASSERT_EQ(nearest->last_position - nearest->first_position, naive_distance(words, 0, ~0U, 0U));
        ASSERT_EQ(nearest->begin_byte, 10 * nearest->first_position);
        ASSERT_EQ(nearest->end_byte, 10 * nearest->last_position + 5);
    }
}

TEST(NearestPlaces, AWordWithoutAPlaceHasNone) {
    EXPECT_FALSE(find_nearest_places({}));
    EXPECT_FALSE(find_nearest_places({{{1, 0, 5}}, {}}));
}

}  // namespace
}  // namespace kwic
