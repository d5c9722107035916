#include "topk/running_sums.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <limits>
#include <random>
#include <vector>

namespace kwic {
namespace {

TEST(RunningSums, AreThoseOfOneDistanceAfterTheOther) {
    std::mt19937 random(1);
    for (int round = 0; round < 2000; ++round) {
        std::vector<std::uint32_t> distances(random() % 130);
        const unsigned bits = random() % 33;
        for (std::uint32_t& distance : distances) {
            distance = bits == 0 ? 0 : static_cast<std::uint32_t>(random()) >> (32 - bits);
        }
        const std::uint64_t begin = random() % 3 == 0 ? 0 : static_cast<std::uint32_t>(random());
        std::vector<std::uint32_t> sums;
        std::uint64_t last = begin;
        for (const std::uint32_t distance : distances) {
            last += std::uint64_t{distance} + 1;
            sums.push_back(static_cast<std::uint32_t>(last));
        }
        EXPECT_EQ(sum_up(begin, distances), last);
        EXPECT_EQ(distances, sums);
    }
}

TEST(RunningSums, ReachBeyond32Bits) {
    std::vector<std::uint32_t> distances(128, std::numeric_limits<std::uint32_t>::max());
    EXPECT_EQ(sum_up(7, distances), 7 + (std::uint64_t{128} << 32));
}

}  // namespace
}  // namespace kwic
