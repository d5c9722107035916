#include "text/graphemes.hpp"

#include "support/test_rounds.hpp"
#include "text/utf8.hpp"

#include <gtest/gtest.h>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <memory>
#include <random>
#include <string>
#include <vector>

namespace kwic {
namespace {

// What ICU's own iterator says, as a flag for each byte and one for the end.
class IcuCharacters {
  public:
    IcuCharacters() {
        UErrorCode status = U_ZERO_ERROR;
        iterator_.reset(icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
        EXPECT_TRUE(U_SUCCESS(status)) << u_errorName(status);
    }

    std::vector<bool> boundaries_of(const std::string& text) {
        const icu::UnicodeString units = icu::UnicodeString::fromUTF8(text);
        iterator_->setText(units);
        std::vector<bool> boundaries(text.size() + 1, false);
        for (std::int32_t at = iterator_->first(); at != icu::BreakIterator::DONE; at = iterator_->next()) {
            std::string before;
            units.tempSubString(0, at).toUTF8String(before);
            boundaries[before.size()] = true;
        }
        return boundaries;
    }

  private:
    std::unique_ptr<icu::BreakIterator> iterator_;
};

TEST(Graphemes, AreCutWhereIcuCutsThem) {
    const std::vector<std::u32string> pieces = {U"a",          U"\r",           U"\n",
                                                U"\u0301",     U"\u200D",       U"\u200B",
                                                U"\u0903",     U"\u0600",       U"\u1100",
                                                U"\u1161",     U"\u11A8",       U"\uAC00",
                                                U"\uAC01",     U"\U0001F1E6",   U"\u6771",
                                                U"\U0001F469", U"\U0001F3FD",   U"\u2764",
                                                U"\uFE0F",     U"\u0E33",       U"\u05D0",
                                                U"\u00A9",     U"\u0308",       U"\u2028",
                                                U"\U0001F1E7", U"\u200D\u2764", U"\u0915\u094D\u0937",
                                                U"\u0915",     U"\u094D",       U"\u093C",
                                                U"\u0B95",     U"\u0BCD"};
    std::mt19937 random(11);
    IcuCharacters icu;
    for (std::size_t round = 0; round < test_rounds(3000); ++round) {
        std::string text;
        for (std::size_t count = random() % 12; count > 0; --count) {
            for (const char32_t c : pieces[random() % pieces.size()]) append_utf8(text, c);
        }
        const std::vector<bool> expected = icu.boundaries_of(text);
        for (std::size_t at = 0; at <= text.size(); ++at) {
            ASSERT_EQ(is_grapheme_boundary(text, at), expected[at] || text.empty()) << text << " at " << at;
            const std::size_t before = grapheme_boundary_at_or_before(text, at);
            const std::size_t after = grapheme_boundary_at_or_after(text, at);
            ASSERT_TRUE(before <= at && at <= after && after <= text.size());
            for (std::size_t between = before + 1; between < after; ++between) {
                ASSERT_FALSE(is_grapheme_boundary(text, between));
            }
        }
    }
}

TEST(Graphemes, AnIllFormedByteIsACharacterOfItsOwn) {
    EXPECT_TRUE(is_grapheme_boundary("a\xFF\xFE", 1));
    EXPECT_TRUE(is_grapheme_boundary("a\xFF\xFE", 2));
    EXPECT_TRUE(is_grapheme_boundary("\xFF\u0301", 1));
}

TEST(Graphemes, LongRunsOfFlagsAndEmojiAreLookedBackAtWithinBounds) {
    std::string flags;
    for (int i = 0; i < 100'000; ++i) flags += "\U0001F1E6";
    std::size_t boundaries = 0;
    for (std::size_t at = 0; at <= flags.size(); at += 4) boundaries += is_grapheme_boundary(flags, at) ? 1 : 0;
    EXPECT_GT(boundaries, 1U);
    EXPECT_LT(boundaries, 100'000U);
}

}  // namespace
}  // namespace kwic
