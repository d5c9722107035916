// Dates as a query writes them, and the time that they stand for.
#pragma once

#include <kwic/query.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace kwic {

// A stretch of time, half open, in seconds since 1970-01-01T00:00:00Z (POSIX: no leap seconds). Without a bound it goes
// on to the ends of what can be counted.
struct DateRange {
    std::int64_t begin_second = std::numeric_limits<std::int64_t>::min();
    std::int64_t end_second = std::numeric_limits<std::int64_t>::max();

    [[nodiscard]] bool is_empty() const noexcept { return begin_second >= end_second; }
    bool operator==(const DateRange&) const = default;
};

// When and where a date is read.
struct DateClock {
    std::int64_t now_second = 0;  // since 1970-01-01T00:00:00Z
    int offset_minutes = 0;       // of the local time, east of UTC

    bool operator==(const DateClock&) const = default;
};

// What a date stands for, by the proleptic Gregorian calendar and, unless it says otherwise, in local time:
//
//   2020, 2020-06, 2020-06-12              that year, month, day (years 0000 to 9999)
//   2020-06-12T10:00, 2020-06-12T10:00:30  that minute, that second; with Z or +02:00 after it in that zone
//   today, yesterday                       that day
//   this-week, last-month, this-year, ...  this or the last week (from Monday), month or year
//   12d, 2w, 3m, 1y                        so many days, weeks, months, years up to and with the present second; a
//   month
//                                          ends earlier where it is too short
//
// Names and letters may be of either case. None if `text` is no such date or the day does not exist.
std::optional<DateRange> resolve_date(std::string_view text, const DateClock& clock) noexcept;

// Whether the text is one of the names or lengths above, which change with the clock.
bool depends_on_clock(std::string_view text) noexcept;

// What a range asks of a date field: from the beginning of `low` to the end of `high`, of what is excluded nothing.
// A length stands for the moment so long ago: "..2w" ends two weeks ago, and ">2w" begins there. None if one of the
// bounds is no date; perhaps empty.
std::optional<DateRange> resolve_dates(const Query& range, const DateClock& clock) noexcept;

}  // namespace kwic
