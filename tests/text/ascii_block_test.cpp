#include "text/ascii_block.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace kwic {
namespace {

TEST(AsciiBlock, EveryByteAtEveryPlaceIsToldAsOneByOne) {
    for (unsigned byte = 0; byte < 256; ++byte) {
        for (std::size_t at = 0; at < ascii_block_bytes; ++at) {
            std::string bytes(ascii_block_bytes, 'x');
            bytes[at] = static_cast<char>(byte);
            const AsciiBlock expected = read_ascii_block_by_bytes(bytes.data());
            ASSERT_EQ(read_ascii_block(bytes.data()), expected) << byte << " at " << at;
            ASSERT_EQ(read_ascii_block_in_lanes(bytes.data()), expected) << byte << " at " << at;
        }
    }
}

TEST(AsciiBlock, BytesAtRandomAreToldAsOneByOne) {
    std::mt19937 random(9);
    std::string bytes(ascii_block_bytes, ' ');
    for (int round = 0; round < 2000; ++round) {
        for (char& byte : bytes) byte = static_cast<char>(random());
        const AsciiBlock expected = read_ascii_block_by_bytes(bytes.data());
        ASSERT_EQ(read_ascii_block(bytes.data()), expected);
        ASSERT_EQ(read_ascii_block_in_lanes(bytes.data()), expected);
    }
}

TEST(AsciiBlock, WhatIsBehindSomeBytesIsAsIfTheBlockBeganThere) {
    std::mt19937 random(1);
    std::string bytes(2 * ascii_block_bytes, ' ');
    for (char& byte : bytes) byte = static_cast<char>(random());
    const AsciiBlock block = read_ascii_block(bytes.data());
    EXPECT_EQ(block.behind(0), block);
    for (std::size_t count = 1; count < ascii_block_bytes; ++count) {
        const std::string rest = bytes.substr(count, ascii_block_bytes - count) + std::string(count, '\xFF');
        EXPECT_EQ(block.behind(count), read_ascii_block(rest.data()));
    }
}

}  // namespace
}  // namespace kwic
