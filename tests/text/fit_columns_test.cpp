#include <kwic/display.hpp>

#include "support/test_rounds.hpp"
#include "text/graphemes.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace kwic {
namespace {

TEST(FitColumns, CutsNoCharacterInTwo) {
    struct Example {
        std::string_view text;
        std::size_t columns;
        std::string_view beginning;
        std::string_view end;
    };
    constexpr Example examples[] = {
        {"", 3, "", ""},
        {"plain", 5, "plain", "plain"},
        {"plain", 2, "pl", "in"},
        {"plain", 0, "", ""},
        {"\u6771\u4EAC\u90FD", 3, "\u6771", "\u90FD"},
        {"e\u0301te\u0301", 2, "e\u0301t", "te\u0301"},
        {"a\U0001F469\u200D\U0001F680b", 2, "a", "b"},
        {"a\U0001F469\u200D\U0001F680b", 3, "a\U0001F469\u200D\U0001F680", "\U0001F469\u200D\U0001F680b"},
        {"\u1112\u1161\u11AB\uAD6D", 2, "\u1112\u1161\u11AB", "\uAD6D"},
    };
    for (const Example& example : examples) {
        EXPECT_EQ(fit_beginning(example.text, example.columns), example.beginning) << example.text;
        EXPECT_EQ(fit_end(example.text, example.columns), example.end) << example.text;
    }
}

TEST(FitColumns, TakesAsMuchAsFits) {
    const std::vector<std::string> pieces = {
        "a",      " ",    "\u6771",      "e\u0301", "\U0001F469\u200D\U0001F680", "\u05D0", "\u0915\u093F",
        "\uD55C", "\xFF", "\u2764\uFE0F"};
    std::mt19937 random(5);
    for (std::size_t round = 0; round < test_rounds(3000); ++round) {
        std::string text;
        for (std::size_t count = random() % 12; count > 0; --count) text += pieces[random() % pieces.size()];
        const std::size_t columns = random() % 12;
        const std::string_view beginning = fit_beginning(text, columns);
        const std::string_view end = fit_end(text, columns);
        ASSERT_EQ(text.substr(0, beginning.size()), beginning);
        ASSERT_EQ(text.substr(text.size() - end.size()), end);
        ASSERT_LE(display_width(beginning), columns);
        ASSERT_LE(display_width(end), columns);
        ASSERT_TRUE(is_grapheme_boundary(text, beginning.size()));
        ASSERT_TRUE(is_grapheme_boundary(text, text.size() - end.size()));
        if (beginning.size() < text.size()) {
            const std::size_t more = grapheme_boundary_at_or_after(text, beginning.size() + 1);
            ASSERT_GT(display_width(text.substr(0, more)), columns) << text;
            const std::size_t begin = grapheme_boundary_at_or_before(text, text.size() - end.size() - 1);
            ASSERT_GT(display_width(text.substr(begin)), columns) << text;
        }
    }
}

}  // namespace
}  // namespace kwic
