#include "storage/radix_sort.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace kwic {
namespace {

TEST(RadixSort, SortsLikeAStableSort) {
    std::mt19937_64 random(20261129);
    using Element = std::pair<std::uint64_t, std::size_t>;
    std::vector<Element> room;
    for (const std::size_t count : {0U, 1U, 2U, 47U, 48U, 300U, 5'000U}) {
        for (const unsigned bits : {1U, 7U, 8U, 9U, 19U, 32U, 64U}) {
            std::vector<Element> elements;
            for (std::size_t i = 0; i < count; ++i) elements.emplace_back(random() >> (64 - bits), i);
            std::vector<Element> expected = elements;
            std::stable_sort(expected.begin(), expected.end(),
                             [](const Element& a, const Element& b) { return a.first < b.first; });
            sort_by_radix(elements, room, bits, [](const Element& element) { return element.first; });
            ASSERT_EQ(elements, expected) << count << ' ' << bits;
        }
    }
}

}  // namespace
}  // namespace kwic
