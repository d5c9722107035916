#include "analysis/huge_pages.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <new>
#include <utility>

namespace kwic {
namespace {

TEST(HugePages, MemoryOfAnySizeCanBeFilledAndFreed) {
    constexpr std::size_t page = std::size_t{2} << 20;
    for (const std::size_t bytes : {std::size_t{1}, page - 1, page, page + 1, 3 * page + 4097}) {
        void* memory = allocate_large(bytes);
        std::memset(memory, 7, bytes);
        EXPECT_EQ(static_cast<char*>(memory)[bytes - 1], 7);
        free_large(memory, bytes);
    }
}

TEST(HugePages, WhatNoMachineHasIsRefused) {
    for (const std::size_t bytes : {static_cast<std::size_t>(-1), static_cast<std::size_t>(-1) - (std::size_t{2} << 20),
                                    std::size_t{1} << 60}) {
        EXPECT_THROW(allocate_large(bytes), std::bad_alloc) << bytes;
    }
    EXPECT_THROW(LargeAllocator<long>().allocate(std::size_t{1} << 61), std::bad_alloc);
}

TEST(HugePages, AVectorGrowsOutOfTheHeapIntoPages) {
    LargeVector<std::size_t> numbers;
    for (std::size_t i = 0; i < 1'000'000; ++i) numbers.push_back(i);
    LargeVector<std::size_t> moved = std::move(numbers);
    moved.shrink_to_fit();
    for (std::size_t i = 0; i < 1'000'000; ++i) ASSERT_EQ(moved[i], i);
}

}  // namespace
}  // namespace kwic
