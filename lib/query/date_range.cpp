#include "query/date_range.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <utility>

namespace kwic {
namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::local_seconds;
using std::chrono::months;
using std::chrono::seconds;
using std::chrono::year_month;
using std::chrono::year_month_day;
using std::chrono::years;

constexpr std::size_t max_length_digits = 4;

struct LocalRange {
    local_seconds begin;
    local_seconds end;
};

constexpr char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool equals_any_case(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

bool take(std::string_view& text, char character) {
    if (!text.starts_with(character)) return false;
    text.remove_prefix(1);
    return true;
}

// The number that exactly so many digits at the beginning of the text make.
std::optional<int> take_digits(std::string_view& text, std::size_t count) {
    if (text.size() < count) return std::nullopt;
    int number = 0;
    for (const char digit : text.substr(0, count)) {
        if (digit < '0' || digit > '9') return std::nullopt;
        number = number * 10 + (digit - '0');
    }
    text.remove_prefix(count);
    return number;
}

std::optional<int> take_digits_below(std::string_view& text, int limit) {
    const std::optional<int> number = take_digits(text, 2);
    return number && *number < limit ? number : std::nullopt;
}

local_days first_day(year_month month) {
    return local_days(month / 1);
}

LocalRange whole_days(local_days begin, local_days end) {
    return {begin, end};
}

DateRange in_zone(const LocalRange& local, int offset_minutes) {
    const auto second = [&](local_seconds time) {
        return (time.time_since_epoch() - std::chrono::minutes(offset_minutes)).count();
    };
    return {second(local.begin), second(local.end)};
}

// Minutes east of UTC: nothing for `local_offset`, Z, or +hh:mm. None if the rest of the text is anything else.
std::optional<int> read_zone(std::string_view text, int local_offset) {
    if (text.empty()) return local_offset;
    if (text == "Z" || text == "z") return 0;
    const bool is_east = text.front() == '+';
    if (!is_east && text.front() != '-') return std::nullopt;
    text.remove_prefix(1);
    const std::optional<int> hour = take_digits_below(text, 24);
    take(text, ':');
    const std::optional<int> minute = take_digits_below(text, 60);
    if (!hour || !minute || !text.empty()) return std::nullopt;
    return (is_east ? 1 : -1) * (*hour * 60 + *minute);
}

std::optional<DateRange> read_time(std::string_view text, local_days day, int local_offset) {
    const std::optional<int> hour = take_digits_below(text, 24);
    if (!hour || !take(text, ':')) return std::nullopt;
    const std::optional<int> minute = take_digits_below(text, 60);
    if (!minute) return std::nullopt;
    local_seconds begin = day + std::chrono::hours(*hour) + std::chrono::minutes(*minute);
    seconds length(60);
    if (take(text, ':')) {
        const std::optional<int> second = take_digits_below(text, 60);
        if (!second) return std::nullopt;
        begin += seconds(*second);
        length = seconds(1);
    }
    const std::optional<int> zone = read_zone(text, local_offset);
    if (!zone) return std::nullopt;
    return in_zone({begin, begin + length}, *zone);
}

std::optional<DateRange> read_calendar_date(std::string_view text, int offset_minutes) {
    const std::optional<int> year_number = take_digits(text, 4);
    if (!year_number) return std::nullopt;
    const std::chrono::year year(*year_number);
    if (text.empty()) return in_zone(whole_days(first_day(year / 1), first_day((year + years(1)) / 1)), offset_minutes);
    const std::optional<int> month_number = take(text, '-') ? take_digits(text, 2) : std::nullopt;
    const year_month month = year / month_number.value_or(0);
    if (!month.ok()) return std::nullopt;
    if (text.empty()) return in_zone(whole_days(first_day(month), first_day(month + months(1))), offset_minutes);
    const std::optional<int> day_number = take(text, '-') ? take_digits(text, 2) : std::nullopt;
    const year_month_day day = month / day_number.value_or(0);
    if (!day.ok()) return std::nullopt;
    if (text.empty()) return in_zone(whole_days(local_days(day), local_days(day) + days(1)), offset_minutes);
    if (!take(text, 'T') && !take(text, 't')) return std::nullopt;
    return read_time(text, local_days(day), offset_minutes);
}

std::optional<LocalRange> read_name(std::string_view text, local_seconds now) {
    const local_days today = std::chrono::floor<days>(now);
    const year_month_day date(today);
    const year_month month = date.year() / date.month();
    const year_month year = date.year() / std::chrono::January;
    const local_days monday = today - (std::chrono::weekday(today) - std::chrono::Monday);
    const std::array<std::pair<std::string_view, LocalRange>, 8> names = {{
        {"today", whole_days(today, today + days(1))},
        {"yesterday", whole_days(today - days(1), today)},
        {"this-week", whole_days(monday, monday + days(7))},
        {"last-week", whole_days(monday - days(7), monday)},
        {"this-month", whole_days(first_day(month), first_day(month + months(1)))},
        {"last-month", whole_days(first_day(month - months(1)), first_day(month))},
        {"this-year", whole_days(first_day(year), first_day(year + years(1)))},
        {"last-year", whole_days(first_day(year - years(1)), first_day(year))},
    }};
    for (const auto& [name, range] : names) {
        if (equals_any_case(name, text)) return range;
    }
    return std::nullopt;
}

// The same day of an earlier month, or the last one of a shorter month.
local_seconds months_before(local_seconds now, int count) {
    const local_days today = std::chrono::floor<days>(now);
    const year_month_day date(today);
    const year_month month = date.year() / date.month() - months(count);
    const year_month_day last = month / std::chrono::last;
    return local_days(month / std::min(date.day(), last.day())) + (now - today);
}

std::optional<LocalRange> read_length(std::string_view text, local_seconds now) {
    if (text.size() < 2 || text.size() > max_length_digits + 1) return std::nullopt;
    const char unit = lower(text.back());
    text.remove_suffix(1);
    const std::optional<int> count = take_digits(text, text.size());
    if (!count) return std::nullopt;
    const local_seconds end = now + seconds(1);
    switch (unit) {
        case 'd':
            return LocalRange{now - days(*count), end};
        case 'w':
            return LocalRange{now - days(7 * *count), end};
        case 'm':
            return LocalRange{months_before(now, *count), end};
        case 'y':
            return LocalRange{months_before(now, 12 * *count), end};
        default:
            return std::nullopt;
    }
}

local_seconds local_time(const DateClock& clock) {
    return local_seconds(seconds(clock.now_second) + std::chrono::minutes(clock.offset_minutes));
}

bool is_length(std::string_view text) {
    return read_length(text, local_seconds()).has_value();
}

// What a bound of a range stands for: of a length the moment so long ago.
std::optional<DateRange> resolve_bound(std::string_view text, const DateClock& clock) {
    std::optional<DateRange> range = resolve_date(text, clock);
    if (range && is_length(text)) range->end_second = range->begin_second;
    return range;
}

}  // namespace

std::optional<DateRange> resolve_date(std::string_view text, const DateClock& clock) noexcept {
    if (std::optional<DateRange> date = read_calendar_date(text, clock.offset_minutes)) return date;
    std::optional<LocalRange> range = read_name(text, local_time(clock));
    if (!range) range = read_length(text, local_time(clock));
    return range ? std::optional(in_zone(*range, clock.offset_minutes)) : std::nullopt;
}

bool depends_on_clock(std::string_view text) noexcept {
    return read_name(text, local_seconds()) || is_length(text);
}

std::optional<DateRange> resolve_dates(const Query& range, const DateClock& clock) noexcept {
    const bool is_single = range.low == range.high && !range.low.empty() && !range.excludes_low && !range.excludes_high;
    if (is_single) return resolve_date(range.low, clock);
    DateRange dates;
    if (!range.low.empty()) {
        const std::optional<DateRange> low = resolve_bound(range.low, clock);
        if (!low) return std::nullopt;
        dates.begin_second = range.excludes_low ? low->end_second : low->begin_second;
    }
    if (!range.high.empty()) {
        const std::optional<DateRange> high = resolve_bound(range.high, clock);
        if (!high) return std::nullopt;
        dates.end_second = range.excludes_high ? high->begin_second : high->end_second;
    }
    return dates;
}

}  // namespace kwic
