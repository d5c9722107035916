#include "analysis/word_key.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kwic {
namespace {

TEST(WordKey, ReadsNoByteBeyondTheText) {
    const std::string text = "one two";
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
        for (std::size_t end = begin + 1; end <= text.size(); ++end) {
            const std::vector<char> alone(text.begin() + static_cast<std::ptrdiff_t>(begin),
                                          text.begin() + static_cast<std::ptrdiff_t>(end));
            const WordKey key = make_word_key({alone.data(), alone.size()}, 0, alone.size(), 0);
            EXPECT_EQ(make_word_key(text, begin, end, 0).ends, key.ends);
            EXPECT_EQ(make_word_key(text, begin, end, 0).hash, key.hash);
        }
    }
}

}  // namespace
}  // namespace kwic
