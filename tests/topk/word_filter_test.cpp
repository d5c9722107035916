#include "topk/word_filter.hpp"

#include "storage/byte_hash.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kwic {
namespace {

std::uint64_t hash_of(std::size_t word) {
    return hash_bytes("word " + std::to_string(word));
}

TEST(WordFilter, HoldsAllOfItsWordsAndFewOthers) {
    for (const std::size_t words : {0U, 1U, 7U, 1000U, 50000U}) {
        std::vector<std::uint64_t> hashes;
        for (std::size_t word = 0; word < words; ++word) hashes.push_back(hash_of(word));
        const std::string filter = make_word_filter(hashes);
        ASSERT_EQ(filter.size() % word_filter_block_bytes, 0U);
        for (const std::uint64_t hash : hashes) ASSERT_TRUE(may_hold_word(filter, hash));
        std::size_t others = 0;
        for (std::size_t word = 0; word < 20000; ++word)
            others += may_hold_word(filter, hash_of(1'000'000 + word)) ? 1U : 0U;
        EXPECT_LT(others, 20000U * 4 / 100) << words << " words";
    }
}

}  // namespace
}  // namespace kwic
