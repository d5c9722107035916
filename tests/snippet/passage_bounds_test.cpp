#include "snippet/passage_bounds.hpp"

#include "snippet/naive_passage_bounds.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <string_view>
#include <utility>

namespace kwic {
namespace {

constexpr std::array<std::string_view, 22> pieces = {
    "word",   " ",  " ",    ". ",     "The ",  "caf\u00E9 ", "\u0301", "\u200D", "it's ", "\u6F22\u5B57", "\"",
    "(foo) ", "\n", "\n\n", "1,234 ", "e.g. ", "a-b ",       "\u201C", "_",      "x_y ",  "...",          "\xC3\xA9 "};

TEST(PassageBounds, AreThoseThatAreChosenAmongAllWordsWithinReach) {
    std::mt19937 random(11);
    WordBreaker breaker;
    const auto below = [&](std::size_t limit) { return random() % limit; };
    std::size_t inner = 0;
    for (std::size_t round = 0; round < test_rounds(3000); ++round) {
        std::string text;
        const bool plain = below(2) == 0;
        for (std::size_t i = below(300); i > 0; --i) text += pieces[plain ? below(5) : below(pieces.size())];
        std::array<std::size_t, 4> cuts{};
        for (std::size_t& cut : cuts) cut = boundary_at_or_before(text, below(text.size() + 1));
        std::sort(cuts.begin(), cuts.end());
        if (below(4) == 0) cuts[2] = cuts[1];
        if (cuts[1] == cuts[2]) cuts[0] = cuts[1];  // only a text's opening has an empty core
        const ByteRange core{cuts[1], cuts[2]};
        const std::string_view match = std::string_view(text).substr(core.begin, core.end - core.begin);
        if (!match.empty() && match.find_first_of("Taeo1") == match.npos) continue;  // a match has a word
        const ByteRange free{cuts[0], cuts[3]};
        const std::size_t words = 1 + below(20);
        const ByteRange expected = naive::find_passage_bounds(text, core, free, words, breaker);
        const ByteRange found = find_passage_bounds(text, core, free, words, breaker);
        ASSERT_EQ(std::pair(found.begin, found.end), std::pair(expected.begin, expected.end))
            << text << " from " << core.begin << " to " << core.end << " in round " << round;
        if (expected.begin > free.begin && expected.end < free.end) ++inner;
    }
    EXPECT_GT(inner, 100U);
}

}  // namespace
}  // namespace kwic
