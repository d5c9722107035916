#include "indexing/batch_order.hpp"

#include "storage/random_text.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace kwic {
namespace {

using testing::RandomText;

TEST(BatchOrder, BatchesAreHandedOnInTheOrderOfTheirNumbers) {
    std::string taken;
    BatchOrder order([&](std::string_view made) { taken += made; }, 1 << 20);
    order.put(2, "c");
    order.put(1, "b");
    EXPECT_EQ(taken, "");
    order.put(0, "a");
    EXPECT_EQ(taken, "abc");
    order.put(3, "");
    order.put(5, "f");
    EXPECT_EQ(taken, "abc");
    order.put(4, "e");
    EXPECT_EQ(taken, "abcef");
}

TEST(BatchOrder, ThreadsWaitWithoutStoppingEachOther) {
    for (const std::size_t max_waiting_bytes : {0, 10, 1'000'000}) {
        constexpr std::uint64_t batches = 400;
        std::string taken;
        BatchOrder order([&](std::string_view made) { taken += made; }, max_waiting_bytes);
        std::atomic<std::uint64_t> next = 0;
        std::vector<std::thread> threads;
        for (unsigned thread = 0; thread < 4; ++thread) {
            threads.emplace_back([&, thread] {
                RandomText random(thread);
                for (std::uint64_t number = next++; number < batches; number = next++) {
                    if (random.below(8) == 0) std::this_thread::yield();
                    order.put(number, std::to_string(number) + ' ');
                }
            });
        }
        for (std::thread& thread : threads) thread.join();
        std::string expected;
        for (std::uint64_t number = 0; number < batches; ++number) expected += std::to_string(number) + ' ';
        EXPECT_EQ(taken, expected);
    }
}

TEST(BatchOrder, WhoWaitsIsLetGoWhenABatchWillNeverCome) {
    std::string taken;
    BatchOrder order([&](std::string_view made) { taken += made; }, 0);
    order.put(1, "too early");
    std::thread waiting([&] { order.put(2, "even more so"); });
    order.give_up();
    waiting.join();
    order.put(0, "too late");
    EXPECT_EQ(taken, "");
}

TEST(BatchOrder, WhatTheTakerThrowsIsThrown) {
    BatchOrder order([](std::string_view) { throw std::runtime_error("full"); }, 1 << 20);
    order.put(1, "b");
    EXPECT_THROW(order.put(0, "a"), std::runtime_error);
    order.give_up();
    order.put(0, "a");
}

}  // namespace
}  // namespace kwic
