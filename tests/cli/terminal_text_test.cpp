#include "terminal_text.hpp"

#include "code_points.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <random>
#include <string>
#include <vector>

namespace kwic::cli {
namespace {

std::string utf8(char32_t value) {
    const auto continuation = [](char32_t bits) { return static_cast<char>(0x80 | (bits & 0x3F)); };
    if (value < 0x80) return {static_cast<char>(value)};
    if (value < 0x800) return {static_cast<char>(0xC0 | (value >> 6)), continuation(value)};
    if (value < 0x10000)
        return {static_cast<char>(0xE0 | (value >> 12)), continuation(value >> 6), continuation(value)};
    return {static_cast<char>(0xF0 | (value >> 18)), continuation(value >> 12), continuation(value >> 6),
            continuation(value)};
}

std::string hexadecimal(const char* format, unsigned value) {
    char text[16];
    std::snprintf(text, sizeof text, format, value);
    return text;
}

// No byte below 0x20 but those in `kept`, no DEL, no control, nothing ill-formed: told without the code under test.
bool is_harmless(const std::string& text, const std::string& kept) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte == 0x7F || (byte < 0x20 && kept.find(text[i]) == std::string::npos)) return false;
        if (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) return false;
        for (const char* control : {"\u061C", "\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E",
                                    "\u2066", "\u2067", "\u2068", "\u2069"}) {
            if (text.compare(i, std::string(control).size(), control) == 0) return false;
        }
    }
    return true;
}

TEST(TerminalText, EveryC0ControlAndDelIsWrittenInHexadecimal) {
    for (unsigned value = 0; value < 0x20; ++value) {
        EXPECT_EQ(terminal_text(std::string(1, static_cast<char>(value))), hexadecimal("\\x%02X", value));
    }
    EXPECT_EQ(terminal_text("a\x7F"), "a\\x7F");
}

TEST(TerminalText, EveryC1ControlIsWrittenAsItsCodePoint) {
    for (unsigned value = 0x80; value < 0xA0; ++value) {
        EXPECT_EQ(terminal_text(utf8(value)), hexadecimal("\\u%04X", value));
    }
}

TEST(TerminalText, EveryBidirectionalControlIsWrittenAsItsCodePoint) {
    for (const unsigned value :
         {0x061Cu, 0x200Eu, 0x200Fu, 0x202Au, 0x202Bu, 0x202Cu, 0x202Du, 0x202Eu, 0x2066u, 0x2067u, 0x2068u, 0x2069u}) {
        EXPECT_EQ(terminal_text("a" + utf8(value) + "b"), "a" + hexadecimal("\\u%04X", value) + "b");
    }
}

TEST(TerminalText, EveryByteThatStandsAloneIsWrittenInHexadecimal) {
    for (unsigned value = 0x80; value < 0x100; ++value) {
        EXPECT_EQ(terminal_text(std::string(1, static_cast<char>(value)) + "z"), hexadecimal("\\x%02X", value) + "z");
    }
}

TEST(TerminalText, IllFormedSequencesAreWrittenByteByByte) {
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"\xC0\xAF", "\\xC0\\xAF"},                    // over-long
        {"\xE0\x9F\xBF", "\\xE0\\x9F\\xBF"},           // over-long
        {"\xF0\x8F\xBF\xBF", "\\xF0\\x8F\\xBF\\xBF"},  // over-long
        {"\xED\xA0\x80", "\\xED\\xA0\\x80"},           // a surrogate
        {"\xF4\x90\x80\x80", "\\xF4\\x90\\x80\\x80"},  // above U+10FFFF
        {"\xE2\x82", "\\xE2\\x82"},                    // cut off
        {"\xE2\x82z", "\\xE2\\x82z"},
    };
    for (const auto& [input, expected] : rows) EXPECT_EQ(terminal_text(input), expected);
}

TEST(TerminalText, OrdinaryTextStaysAsItIs) {
    const std::string text = "Zürich, Київ, 東京, 한글, 👍, \xEF\xBF\xBD";
    EXPECT_EQ(terminal_text(text), text);
}

TEST(TerminalText, EscapeSequencesLoseTheirPower) {
    EXPECT_EQ(terminal_text("\x1B]0;owned\x07\x1B[2J"), "\\x1B]0;owned\\x07\\x1B[2J");
    EXPECT_EQ(terminal_text("a\nb\tc"), "a\\x0Ab\\x09c");
}

TEST(TerminalText, LinesKeepLineFeedsAndTabsAndNothingElse) {
    EXPECT_EQ(terminal_lines("a\tb\nc\r\nd\re\x1B"), "a\tb\nc\nd\\x0De\\x1B");
    EXPECT_EQ(terminal_lines("\r\n\r\n"), "\n\n");
}

TEST(TerminalText, RandomBytesNeverLeaveAControlOrIllFormedText) {
    std::mt19937 random(20240607);
    for (std::size_t round = 0; round < test_rounds(20000); ++round) {
        std::string text;
        for (std::size_t length = random() % 24; text.size() < length;) {
            text += random() % 3 == 0 ? utf8(0x80 + random() % 0x2000) : std::string(1, static_cast<char>(random()));
        }
        const std::string shown = terminal_text(text);
        ASSERT_TRUE(is_harmless(shown, "")) << shown;
        ASSERT_TRUE(is_harmless(terminal_lines(text), "\n\t"));
        for (std::size_t at = 0; at < shown.size();) {
            const CodePoint point = code_point_at(shown, at);
            ASSERT_TRUE(point.well_formed);
            at += point.bytes;
        }
    }
}

TEST(CodePoints, EveryScalarValueIsReadBack) {
    for (char32_t value = 0; value <= 0x10FFFF; ++value) {
        if (value == 0xD800) value = 0xE000;
        const CodePoint point = code_point_at(utf8(value), 0);
        ASSERT_TRUE(point.well_formed);
        ASSERT_EQ(point.value, value);
    }
}

TEST(CodePoints, HebrewAndArabicAreWrittenFromRightToLeft) {
    for (const char32_t value : {U'\u05D0', U'\u0639', U'\u0710', U'\uFB50', U'\uFEFC', U'\U00010900'}) {
        EXPECT_TRUE(is_right_to_left(value)) << static_cast<unsigned>(value);
    }
    for (const char32_t value : {U'a', U'1', U' ', U'\u0416', U'\u6771', U'\u0915', U'\uFEFF', U'\U0001F600'}) {
        EXPECT_FALSE(is_right_to_left(value)) << static_cast<unsigned>(value);
    }
}

}  // namespace
}  // namespace kwic::cli
