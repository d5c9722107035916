#include "query/date_range.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "query/query_trees.hpp"
#include "support/test_rounds.hpp"

namespace kwic {
namespace {

using namespace query_trees;

constexpr std::int64_t day = 86400;

bool is_leap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_of_month(int year, int month) {
    if (month == 2) return is_leap(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::string padded(int number, std::size_t digits) {
    const std::string text = std::to_string(number);
    return std::string(digits - text.size(), '0') + text;
}

std::string date_text(int year, int month, int day_of_month) {
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day_of_month, 2);
}

// 2024-02-29T12:34:56Z, a Thursday.
constexpr std::int64_t leap_day = 19782 * day;
constexpr DateClock clock{leap_day + 12 * 3600 + 34 * 60 + 56, 0};

DateRange resolved(std::string_view text, const DateClock& at = clock) {
    return resolve_date(text, at).value_or(DateRange{0, 0});
}

// "2020-01-01 2020-02-01" for the days of a range.
DateRange from_to(std::string_view begin, std::string_view end) {
    return {resolved(begin).begin_second, resolved(end).begin_second};
}

DateRange range_of(std::string low, std::string high, bool excludes_low = false, bool excludes_high = false) {
    Query range;
    range.kind = QueryKind::range;
    range.low = std::move(low);
    range.high = std::move(high);
    range.excludes_low = excludes_low;
    range.excludes_high = excludes_high;
    return resolve_dates(range, clock).value_or(DateRange{0, 0});
}

// Days are looked at in these years only: the test is fast.
bool is_looked_at(int year) {
    return year < 5 || (year >= 1895 && year < 2105) || year > 9995;
}

// Counts from 0000-01-01, 719528 days before 1970, one day at a time.
TEST(DateRange, EveryDayOfTenThousandYearsFollowsTheOneBefore) {
    std::int64_t begin = -719528 * day;
    for (int year = 0; year < 10000; ++year) {
        const std::int64_t begin_of_year = begin;
        for (int month = 1; month <= 12; ++month) {
            const std::int64_t begin_of_month = begin;
            for (int of_month = 1; of_month <= days_of_month(year, month); ++of_month, begin += day) {
                if (!is_looked_at(year)) continue;
                ASSERT_EQ(resolved(date_text(year, month, of_month)), (DateRange{begin, begin + day}));
            }
            ASSERT_FALSE(resolve_date(date_text(year, month, days_of_month(year, month) + 1), clock));
            ASSERT_EQ(resolved(date_text(year, month, 1).substr(0, 7)), (DateRange{begin_of_month, begin}));
        }
        ASSERT_EQ(resolved(padded(year, 4)), (DateRange{begin_of_year, begin}));
    }
}

TEST(DateRange, TimesAreMinutesOrSecondsOfTheirZone) {
    const std::int64_t begin = resolved("2020-06-12").begin_second + 10 * 3600 + 5 * 60;
    EXPECT_EQ(resolved("2020-06-12T10:05"), (DateRange{begin, begin + 60}));
    EXPECT_EQ(resolved("2020-06-12t10:05:07"), (DateRange{begin + 7, begin + 8}));
    const DateClock india{clock.now_second, 330};
    EXPECT_EQ(resolved("2020-06-12T10:05", india).begin_second, begin - 330 * 60);
    EXPECT_EQ(resolved("2020-06-12T10:05Z", india).begin_second, begin);
    EXPECT_EQ(resolved("2020-06-12T10:05-01:30", india).begin_second, begin + 90 * 60);
    EXPECT_EQ(resolved("2020-06-12", india).begin_second, resolved("2020-06-12").begin_second - 330 * 60);
}

TEST(DateRange, WhatIsNoDateIsNone) {
    for (const std::string_view text : {"",
                                        "20",
                                        "202",
                                        "20201",
                                        "2020-",
                                        "2020-6",
                                        "2020-13",
                                        "2020-00",
                                        "2020-13-99",
                                        "2020-06-31",
                                        "2021-02-29",
                                        "1900-02-29",
                                        "20200612",
                                        "2020-06-12T",
                                        "2020-06-12T10",
                                        "2020-06-12T24:00",
                                        "2020-06-12T10:60",
                                        "2020-06-12T10:00:60",
                                        "2020-06-12T10:00+1",
                                        "2020-06-12T10:00+24:00",
                                        "2020-06-12 10:00",
                                        "2020-06-12x",
                                        "yesteryear",
                                        "next-week",
                                        "d",
                                        "7",
                                        "7x",
                                        "-7d",
                                        "+7d",
                                        "12345d",
                                        "7 d",
                                        "7dd",
                                        "2020..2021"}) {
        EXPECT_FALSE(resolve_date(text, clock)) << text;
    }
}

TEST(DateRange, NamesGoByTheClock) {
    EXPECT_EQ(resolved("today"), resolved("2024-02-29"));
    EXPECT_EQ(resolved("Yesterday"), resolved("2024-02-28"));
    EXPECT_EQ(resolved("this-week"), from_to("2024-02-26", "2024-03-04"));
    EXPECT_EQ(resolved("last-week"), from_to("2024-02-19", "2024-02-26"));
    EXPECT_EQ(resolved("this-month"), resolved("2024-02"));
    EXPECT_EQ(resolved("last-month"), resolved("2024-01"));
    EXPECT_EQ(resolved("this-year"), resolved("2024"));
    EXPECT_EQ(resolved("LAST-YEAR"), resolved("2023"));
    const DateClock january{resolved("2024-01-15").begin_second, 0};
    EXPECT_EQ(resolved("last-month", january), resolved("2023-12"));
}

TEST(DateRange, WeeksBeginOnMonday) {
    for (int of_month = 19; of_month <= 25; ++of_month) {
        const DateClock then{resolved(date_text(2024, 2, of_month)).begin_second + 1, 0};
        EXPECT_EQ(resolved("this-week", then), from_to("2024-02-19", "2024-02-26")) << of_month;
    }
}

TEST(DateRange, TheDayIsThatOfTheLocalTime) {
    const DateClock east{clock.now_second, 12 * 60};
    EXPECT_EQ(resolved("today", east), resolved("2024-03-01", east));
    const DateClock west{clock.now_second, -13 * 60};
    EXPECT_EQ(resolved("today", west), resolved("2024-02-28", west));
}

TEST(DateRange, LengthsReachToTheClock) {
    const std::int64_t now = clock.now_second;
    EXPECT_EQ(resolved("1d"), (DateRange{now - day, now + 1}));
    EXPECT_EQ(resolved("2w"), (DateRange{now - 14 * day, now + 1}));
    EXPECT_EQ(resolved("0d"), (DateRange{now, now + 1}));
    EXPECT_EQ(resolved("1m").begin_second, now - 31 * day);
    EXPECT_EQ(resolved("12M").begin_second, resolved("2023-02-28").begin_second + (now - leap_day));
    EXPECT_EQ(resolved("1y").begin_second, resolved("12m").begin_second);
    EXPECT_EQ(resolved("4y").begin_second, resolved("2020-02-29").begin_second + (now - leap_day));
    EXPECT_LT(resolved("9999y").begin_second, resolved("0000").begin_second);
    const DateClock may{resolved("2024-05-31").begin_second, 0};
    EXPECT_EQ(resolved("1m", may).begin_second, resolved("2024-04-30").begin_second);
}

TEST(DateRange, RangesIncludeAllOfTheirBounds) {
    EXPECT_EQ(range_of("2020", "2021-06"), from_to("2020-01-01", "2021-07-01"));
    EXPECT_EQ(range_of("2020", "2021-06", true, true), from_to("2021-01-01", "2021-06-01"));
    EXPECT_EQ(range_of("2020", "").begin_second, resolved("2020").begin_second);
    EXPECT_EQ(range_of("2020", "").end_second, DateRange{}.end_second);
    EXPECT_EQ(range_of("", "2020", false, true).end_second, resolved("2020").begin_second);
    EXPECT_EQ(range_of("2020", "2020"), resolved("2020"));
    EXPECT_EQ(range_of("", ""), DateRange{});
    EXPECT_TRUE(range_of("2021", "2020").is_empty());
    EXPECT_TRUE(range_of("2020", "2020", true, false).is_empty());
    EXPECT_EQ(range_of("2020-13", "2021"), (DateRange{0, 0}));
    EXPECT_EQ(range_of("2020", "soon"), (DateRange{0, 0}));
}

TEST(DateRange, ALengthAsABoundIsAMoment) {
    EXPECT_EQ(range_of("", "2w").end_second, clock.now_second - 14 * day);
    EXPECT_EQ(range_of("2w", "", true).begin_second, clock.now_second - 14 * day);
    EXPECT_EQ(range_of("2w", "1w"), (DateRange{clock.now_second - 14 * day, clock.now_second - 7 * day}));
    EXPECT_EQ(range_of("2w", "2w"), resolved("2w"));
}

TEST(DateRange, KnowsWhatChangesWithTheClock) {
    for (const std::string_view text : {"today", "last-week", "7d", "1Y"}) EXPECT_TRUE(depends_on_clock(text)) << text;
    for (const std::string_view text : {"2020", "2020-06-12T10:00", "", "d"}) {
        EXPECT_FALSE(depends_on_clock(text)) << text;
    }
}

TEST(DateRange, AnyTextAndAnyClockAreHarmless) {
    Random random(21);
    const std::vector<std::string> pieces = {"2", "0", "19", "2020", "-", "06",    "T",    ":",
                                             "+", "Z", "d",  "m",    "y", "this-", "week", "\xff"};
    for (std::size_t round = 0; round < test_rounds(20000); ++round) {
        const std::string text = random_pieces(random, pieces, random_below(random, 8));
        const DateClock at{static_cast<std::int64_t>(random()) * 60 - 100'000'000'000,
                           static_cast<int>(random_below(random, 2000)) - 1000};
        const std::optional<DateRange> range = resolve_date(text, at);
        ASSERT_TRUE(!range || !range->is_empty()) << text;
    }
}

}  // namespace
}  // namespace kwic
