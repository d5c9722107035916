#include "percent_encoding.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace kwic::cli {
namespace {

TEST(PercentEncoding, TrecIdsLoseWhiteSpaceAndPercentSigns) {
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"FBIS3-1", "FBIS3-1"},
        {"a b", "a%20b"},
        {"a\tb\nc\rd", "a%09b%0Ac%0Dd"},
        {"100%", "100%25"},
        {"a%20b", "a%2520b"},
        {"caf\u00E9/\u6771\u4EAC.txt", "caf\u00E9/\u6771\u4EAC.txt"},
        {"a\u00A0b\u3000c\u2028", "a%C2%A0b%E3%80%80c%E2%80%A8"},
        {"a\x1C", "a%1C"},
        {"a#?&=", "a#?&="},
        {"\xFF", "\xFF"},
    };
    for (const auto& [input, expected] : rows) EXPECT_EQ(trec_id(input), expected);
}

TEST(PercentEncoding, AnEmptyIdStillFillsItsColumn) {
    EXPECT_EQ(trec_id(""), "%");
}

TEST(PercentEncoding, DifferentIdsStayDifferent) {
    const std::vector<std::string> ids = {"", "%", "%25", " ", "%20", "\t", "a b", "a%20b"};
    for (const std::string& left : ids) {
        for (const std::string& right : ids) EXPECT_EQ(trec_id(left) == trec_id(right), left == right);
    }
}

TEST(PercentEncoding, FileUrlsHoldNothingThatNeedsEscaping) {
    EXPECT_EQ(file_url("", "/a b/c\x1B%\u00E9.txt"), "file:///a%20b/c%1B%25%C3%A9.txt");
    EXPECT_EQ(file_url("here", "/a"), "file://here/a");
    EXPECT_EQ(relative_url("javascript:a b/c?#.txt"), "./javascript%3Aa%20b/c%3F%23.txt");
}

}  // namespace
}  // namespace kwic::cli
