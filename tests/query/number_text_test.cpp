#include "query/number_text.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "query/range_text.hpp"

namespace kwic {
namespace {

TEST(NumberText, NumbersAreRead) {
    EXPECT_EQ(read_number("0"), 0.0);
    EXPECT_EQ(read_number("1975"), 1975.0);
    EXPECT_EQ(read_number("-1.5"), -1.5);
    EXPECT_EQ(read_number("+3"), 3.0);
    EXPECT_EQ(read_number(".5"), 0.5);
    EXPECT_EQ(read_number("2k"), 2000.0);
    EXPECT_EQ(read_number("1.5M"), 1.5e6);
    EXPECT_EQ(read_number("-3G"), -3e9);
    EXPECT_EQ(read_number("007"), 7.0);
}

TEST(NumberText, AnythingElseIsNone) {
    for (const std::string_view text : {"",    "-",   "+",  ".",  "k",   "-k",  "5.",  "1.2.3", "1e5",  "0x10", "1,000",
                                        "--5", "+-5", "5 ", " 5", "5kk", "nan", "inf", "1..2",  "five", "５"}) {
        EXPECT_FALSE(read_number(text)) << text;
    }
    EXPECT_FALSE(read_number(std::string(400, '9')));
    EXPECT_FALSE(read_number(std::string(305, '9') + "G"));
}

NumberRange numbers_of(std::string_view text) {
    return resolve_numbers(read_range(text).value_or(Query{})).value();
}

TEST(NumberText, RangesContainWhatTheySay) {
    EXPECT_TRUE(numbers_of("5").contains(5));
    EXPECT_FALSE(numbers_of("5").contains(5.1));
    EXPECT_TRUE(numbers_of("5..7").contains(7));
    EXPECT_FALSE(numbers_of(">5..<7").contains(7));
    EXPECT_FALSE(numbers_of(">5").contains(5));
    EXPECT_TRUE(numbers_of(">=5").contains(5));
    EXPECT_TRUE(numbers_of("..-5").contains(-1e300));
    EXPECT_TRUE(numbers_of("7..5").is_empty());
    EXPECT_TRUE(numbers_of(">5..5").is_empty());
    EXPECT_FALSE(numbers_of("5").is_empty());
    EXPECT_FALSE(resolve_numbers(*read_range("a..5")));
    EXPECT_FALSE(resolve_numbers(*read_range("5..a")));
}

TEST(RangeText, IsReadBack) {
    for (const std::string text : {"5", "5..6", "5..", "..6", ">5", "<6", ">5..6", "5..<6", ">5..<6", ">5..<5"}) {
        const std::optional<Query> range = read_range(text);
        ASSERT_TRUE(range) << text;
        EXPECT_EQ(range_text(*range), text);
    }
    EXPECT_EQ(range_text(*read_range(">=5")), "5..");
    EXPECT_EQ(range_text(*read_range("<=5")), "..5");
    for (const std::string_view text : {"", "..", ">", ">=", "<", ">..", "..<", ">..5", "5..<"}) {
        EXPECT_FALSE(read_range(text)) << text;
    }
}

}  // namespace
}  // namespace kwic
