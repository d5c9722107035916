#include "indexing/byte_chunks.hpp"

#include "storage/random_text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using testing::RandomText;

constexpr std::size_t first_chunk_bytes = std::size_t{1} << 16;

TEST(ByteChunks, PiecesOfAnySizeStayWhatTheyAreAndWhereTheyAre) {
    RandomText random(1);
    ByteChunks chunks;
    std::vector<std::pair<const char*, std::string>> pieces;
    std::vector<std::uint32_t> begins;
    for (int piece = 0; piece < 3'000; ++piece) {
        const std::string bytes = random.bytes(random.below(random.below(100) == 0 ? 300'000 : 200));
        begins.push_back(chunks.add(bytes.size()));
        std::copy(bytes.begin(), bytes.end(), chunks.at(begins.back()));
        pieces.emplace_back(chunks.at(begins.back()), bytes);
    }
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        ASSERT_EQ(chunks.at(begins[i]), pieces[i].first);
        ASSERT_EQ(std::string(pieces[i].first, pieces[i].second.size()), pieces[i].second);
        if (i > 0) {
            ASSERT_GE(begins[i], begins[i - 1] + pieces[i - 1].second.size());
        }
    }
}

TEST(ByteChunks, APieceThatAChunkHasNoRoomForGoesToTheNextThatHas) {
    ByteChunks chunks;
    EXPECT_EQ(chunks.held_bytes(), 0U);
    EXPECT_EQ(chunks.add(first_chunk_bytes - 1), 0U);
    EXPECT_EQ(chunks.add(1), first_chunk_bytes - 1);
    EXPECT_EQ(chunks.add(0), first_chunk_bytes);
    EXPECT_EQ(chunks.add(5 * first_chunk_bytes), 7 * first_chunk_bytes) << "behind chunks of 1, 2 and 4";
    EXPECT_EQ(chunks.held_bytes(), 15 * first_chunk_bytes);
}

// Nothing is touched of what is only held.
TEST(ByteChunks, WhatFourGibibytesHaveNoRoomForIsRefused) {
    ByteChunks chunks;
    EXPECT_THROW(chunks.add(std::size_t{1} << 32), std::length_error);
}

TEST(ByteChunks, WhatIsRefusedLeavesNoPieceBetweenTwoChunks) {
    ByteChunks chunks;
    chunks.add(first_chunk_bytes - 100);
    EXPECT_THROW(chunks.add((std::size_t{1} << 32) - (std::size_t{1} << 20)), std::length_error);
    EXPECT_GT(chunks.held_bytes(), first_chunk_bytes) << "it has looked for room";
    EXPECT_GE(chunks.add(200), first_chunk_bytes);
}

}  // namespace
}  // namespace kwic
