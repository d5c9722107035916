#include <kwic/display.hpp>

#include <gtest/gtest.h>

#include <string>

namespace kwic {
namespace {

struct Example {
    std::string_view text;
    std::size_t columns;
};

TEST(DisplayWidth, CountsColumnsOfATerminal) {
    constexpr Example examples[] = {
        {"", 0},
        {"plain text", 10},
        {"\t\n\x1B", 3},
        {"\u00E9t\u00E9", 3},
        {"e\u0301te\u0301", 3},
        {"\u0416\u03A9\u05D0", 3},
        {"\u6771\u4EAC", 4},
        {"\u3042\u30AB\uFF76\uFF9E", 6},
        {"\uFF21\u3000", 4},
        {"\uD55C\uAD6D", 4},
        {"\u1112\u1161\u11AB", 2},
        {"a\u200Bb\u200D\uFEFF", 2},
        {"co\u00ADop", 5},
        {"\u0E01\u0E34\u0E19", 2},
        {"\u0915\u093F", 2},
        {"\U0001F600", 2},
        {"\U0001F44D\U0001F3FD", 2},
        {"\U0001F469\u200D\U0001F680", 2},
        {"\U0001F469\U0001F3FD\u200D\U0001F680!", 3},
        {"\U0001F469\u200D\u2764\uFE0F\u200D\U0001F468", 2},
        {"\U0001F600\U0001F600", 4},
        {"\U0001F1FA\U0001F1F3", 2},
        {"\u2764", 1},
        {"\u2764\uFE0F", 2},
        {"\u2764\uFE0F\uFE0F", 2},
        {"a\uFE0F", 1},
        {"a\U0001F3FD", 3},
        {"\U0001F600\u200D\u6771", 4},
        {"\U00020000", 2},
        {"\xFF\xE2\x82z", 4},
        {"\U0001F469\u200D\xFF\U0001F680", 5},
    };
    for (const Example& example : examples) EXPECT_EQ(display_width(example.text), example.columns) << example.text;
}

TEST(DisplayWidth, OfTextsWithoutEmojiIsTheSumOfTheirParts) {
    const std::string_view parts[] = {"abc", "\u6771", "\u0301", "\u1161", "\xFF", "\n"};
    for (const std::string_view first : parts) {
        for (const std::string_view second : parts) {
            EXPECT_EQ(display_width(std::string(first) + std::string(second)),
                      display_width(first) + display_width(second));
        }
    }
}

}  // namespace
}  // namespace kwic
