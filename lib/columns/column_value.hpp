// What the text of a field's value says as a number or as a date.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace kwic {

// "12", "-1.5", "+3", "1e9": a whole text that is a finite decimal number.
std::optional<double> number_in(std::string_view text);

// In seconds since 1970-01-01 UTC, half open.
struct DateValue {
    std::int64_t seconds = 0;      // a date without a time: of its first moment, in UTC
    std::int64_t end_seconds = 0;  // of the year, the month, the day, or the second
    bool names_a_moment = false;   // it has a time
};

// A text in a form of Document::date, or one that iso_date() (ingest/text_date.hpp) brings to it.
std::optional<DateValue> date_in(std::string_view text);

// Days from 1970-01-01 to a date of the Gregorian calendar. (H. Hinnant, chrono-compatible low-level date algorithms,
// 2013: days_from_civil.)
constexpr std::int64_t days_to(std::int64_t year, unsigned month, unsigned day) noexcept {
    year -= month <= 2 ? 1 : 0;
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const auto year_of_era = static_cast<unsigned>(year - era * 400);
    const unsigned day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const unsigned day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + static_cast<std::int64_t>(day_of_era) - 719468;
}

}  // namespace kwic
