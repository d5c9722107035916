#include "columns/column_value.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

TEST(ColumnValue, ANumberIsAWholeDecimalNumber) {
    const std::vector<std::pair<std::string, std::optional<double>>> cases = {{"0", 0},
                                                                              {"-0", 0},
                                                                              {"12", 12},
                                                                              {"007", 7},
                                                                              {"+3", 3},
                                                                              {"-1.5", -1.5},
                                                                              {"1e3", 1000},
                                                                              {".5", 0.5},
                                                                              {"", std::nullopt},
                                                                              {"+", std::nullopt},
                                                                              {"+-1", std::nullopt},
                                                                              {"1 ", std::nullopt},
                                                                              {" 1", std::nullopt},
                                                                              {"1,000", std::nullopt},
                                                                              {"0x10", std::nullopt},
                                                                              {"nan", std::nullopt},
                                                                              {"inf", std::nullopt},
                                                                              {"1e999", std::nullopt},
                                                                              {"12a", std::nullopt}};
    for (const auto& [text, number] : cases) EXPECT_EQ(number_in(text), number) << text;
}

TEST(ColumnValue, ADateExistsInTheCalendar) {
    struct Case {
        std::string text;
        std::optional<std::int64_t> seconds;
        bool names_a_moment = false;
    };
    const std::vector<Case> cases = {{"1970", 0},
                                     {"1970-01", 0},
                                     {"1970-01-02", 86400},
                                     {"1970-01-01T00:00:01Z", 1, true},
                                     {"1970-01-01T01:00:00+01:00", 0, true},
                                     {"1969-12-31", -86400},
                                     {"2000-02-29", 951782400},
                                     {"2020-06-30T23:59:59Z", 1593561599, true},
                                     {"1900-02-29", std::nullopt},
                                     {"20201399", std::nullopt},
                                     {"2020-13-01", std::nullopt},
                                     {"2020-00", std::nullopt},
                                     {"yesterday", std::nullopt},
                                     {"", std::nullopt}};
    for (const Case& c : cases) {
        const auto date = date_in(c.text);
        ASSERT_EQ(date.has_value(), c.seconds.has_value()) << c.text;
        if (!date) continue;
        EXPECT_EQ(date->seconds, *c.seconds) << c.text;
        EXPECT_EQ(date->names_a_moment, c.names_a_moment) << c.text;
    }
}

}  // namespace
}  // namespace kwic
