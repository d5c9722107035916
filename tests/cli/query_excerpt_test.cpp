#include "query_excerpt.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kwic::cli {
namespace {

TEST(QueryExcerpt, ACaretStandsBelowTheColumn) {
    EXPECT_EQ(query_excerpt("a b c", 3), "    a b c\n      ^\n");
    EXPECT_EQ(query_excerpt("a b c", 1), "    a b c\n    ^\n");
    EXPECT_EQ(query_excerpt("", 1), "    \n    ^\n");
}

TEST(QueryExcerpt, ColumnsAreCodePointsAndTheCaretGoesByWidth) {
    EXPECT_EQ(query_excerpt("不結 x", 4), "    不結 x\n         ^\n");
    EXPECT_EQ(query_excerpt("e\u0301e\u0301 x", 6), "    e\u0301e\u0301 x\n       ^\n");
    EXPECT_EQ(query_excerpt("\x1b\t x", 4), "    \\x1B\\x09 x\n             ^\n");
    EXPECT_EQ(query_excerpt("\xff x", 3), "    \\xFF x\n         ^\n");
}

TEST(QueryExcerpt, BehindTheEndTheCaretStandsBehindTheEnd) {
    EXPECT_EQ(query_excerpt("ab", 3), "    ab\n      ^\n");
    EXPECT_EQ(query_excerpt("ab", 99), "    ab\n      ^\n");
}

TEST(QueryExcerpt, OfALongQueryOnlyTheSurroundingsAreShown) {
    const std::string query = std::string(100, 'a') + "X" + std::string(100, 'b');
    EXPECT_EQ(query_excerpt(query, 101),
              "    …" + std::string(48, 'a') + "X" + std::string(21, 'b') + "…\n    " + std::string(49, ' ') + "^\n");
}

}  // namespace
}  // namespace kwic::cli
