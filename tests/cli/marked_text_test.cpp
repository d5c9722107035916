#include "marked_text.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kwic::cli {
namespace {

Mark mark(std::uint64_t begin, std::uint64_t end) {
    Mark made;
    made.begin = begin;
    made.end = end;
    return made;
}

TEST(MarkedText, MarksStandAroundTheirRangesAndWhiteSpaceIsOneSpace) {
    struct Row {
        std::string text;
        std::vector<Mark> marks;
        std::string expected;
    };
    const std::vector<Row> rows = {
        {"", {}, ""},
        {" \n\t ", {}, ""},
        {"  a \n\n b  ", {}, "a b"},
        {"a word here", {mark(2, 6)}, "a [word] here"},
        {"word", {mark(0, 4)}, "[word]"},
        {"a  b", {mark(0, 1), mark(3, 4)}, "[a] [b]"},
        {"two\n words", {mark(0, 10)}, "[two words]"},
        {"ab", {mark(0, 1), mark(1, 2)}, "[ab]"},
        {"a\u00A0\u3000b\u2028c", {}, "a b c"},
        {"x\x1B[2Jy", {mark(1, 2)}, "x[\\x1B][2Jy"},
        {"abc", {mark(2, 9), mark(1, 0)}, "abc"},
        {"abcdef", {mark(2, 4), mark(1, 3), mark(5, 6)}, "ab[cd]e[f]"},
        {"ab \xFF", {mark(2, 3)}, "ab \\xFF"},
    };
    for (const Row& row : rows) EXPECT_EQ(marked_line(row.text, row.marks, {"[", "]"}), row.expected) << row.text;
}

TEST(MarkedText, WithoutAStyleNothingIsAdded) {
    EXPECT_EQ(marked_line("a word", {mark(2, 6)}, {}), "a word");
}

TEST(MarkedText, MarksOfSeveralLinesEndWithEachOfThem) {
    const std::string text = "a word\r\n\nhere\x1B";
    EXPECT_EQ(marked_lines(text, {mark(2, 13)}, {"[", "]"}, true), "a [word]\n\n[here]\\x1B");
    EXPECT_EQ(marked_lines(text, {mark(2, 13)}, {"[", "]"}, false), "a [word\r]\n\n[here]\x1B");
    EXPECT_EQ(marked_lines(text, {mark(2, 13)}, {}, false), text);
    EXPECT_EQ(marked_lines("abc", {mark(2, 9), mark(1, 2)}, {"[", "]"}, false), "a[b]c");
    EXPECT_EQ(marked_lines("", {}, {"[", "]"}, true), "");
}

}  // namespace
}  // namespace kwic::cli
