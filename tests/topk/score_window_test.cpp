#include "topk/score_window.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace kwic {
namespace {

class ScoreWindowTest : public ::testing::Test {
  protected:
    // Of each run of 64 documents more or fewer.
    void fill() {
        for (std::uint32_t begin = 0; begin < DocumentBits::size; begin += 64) {
            const std::uint32_t of_ten = below(12);
            for (std::uint32_t offset = begin; offset < begin + 64; ++offset) {
                if (below(10) >= of_ten) continue;
                window_.noted.add(offset);
                window_.scores[offset] = below(1000) / 10.0 - 20;
            }
        }
    }

    std::uint32_t below(std::uint32_t end) { return static_cast<std::uint32_t>(random_() % end); }

    std::mt19937 random_{2};
    ScoreWindow window_;
};

TEST_F(ScoreWindowTest, WhatMayBeAboveIsAllThatIsAndOnlyWhatIsNoted) {
    for (int round = 0; round < 100; ++round) {
        fill();
        const double least = below(90) - 25.0;
        std::vector<std::uint32_t> found;
        window_.noted.for_each_perhaps_above(window_.scores.data(), least, [&](std::uint32_t offset) {
            EXPECT_TRUE(window_.noted.has(offset));
            found.push_back(offset);
        });
        EXPECT_TRUE(std::is_sorted(found.begin(), found.end()));
        for (std::uint32_t offset = 0; offset < DocumentBits::size; ++offset) {
            if (!window_.noted.has(offset) || !(window_.scores[offset] > least)) continue;
            EXPECT_TRUE(std::binary_search(found.begin(), found.end(), offset)) << offset;
        }
        window_.clear();
    }
}

TEST_F(ScoreWindowTest, OneThatWasClearedIsEmpty) {
    fill();
    EXPECT_GT(window_.noted.count(), 0U);
    window_.clear();
    EXPECT_EQ(window_.noted.count(), 0U);
    EXPECT_EQ(window_.scores, ScoreWindow().scores);
}

}  // namespace
}  // namespace kwic
