#include "search/value_range.hpp"

#include "columns/column_value.hpp"

#include <cstdint>
#include <limits>

namespace kwic {

ValueRange::ValueRange(FieldType type, const Query& range, const DateClock& clock) : clock_(clock), type_(type) {
    if (type == FieldType::number) {
        resolve(range, numbers_, "number", [](const Query& query) { return resolve_numbers(query); });
    } else {
        resolve(range, dates_, "date", [&](const Query& query) { return resolve_dates(query, clock); });
    }
}

template <class Range, class Resolve>
void ValueRange::resolve(const Query& range, Range& bounds, const char* right, Resolve&& resolve_range) {
    const auto resolved = resolve_range(range);
    if (!resolved) {
        fault_ = std::string("a bound is no ") + right;
        return;
    }
    bounds = *resolved;
    if (bounds.is_empty()) fault_ = "it ends before it begins";
}

void ValueRange::mark(const Column& column, std::vector<bool>& ordinals) const {
    type_ == FieldType::number ? mark_numbers(column, ordinals) : mark_dates(column, ordinals);
}

void ValueRange::mark_numbers(const Column& column, std::vector<bool>& ordinals) const {
    const auto first_beyond = [&](double bound, bool or_equal) {
        return column.find_first([&](const std::string& value) {
            const double number = number_in(value).value_or(0);
            return number < bound || (or_equal && number == bound);
        });
    };
    const std::uint32_t end = first_beyond(numbers_.high, !numbers_.excludes_high);
    for (std::uint32_t at = first_beyond(numbers_.low, numbers_.excludes_low); at < end; ++at) ordinals[at] = true;
}

// Values are in the order of UTC, and a date without a time is moved by a day at most.
void ValueRange::mark_dates(const Column& column, std::vector<bool>& ordinals) const {
    constexpr std::int64_t day_seconds = 86400;
    constexpr auto lowest = std::numeric_limits<std::int64_t>::min();
    constexpr auto highest = std::numeric_limits<std::int64_t>::max();
    const auto [begin, end] = dates_;
    const auto seconds_of = [](const std::string& value) { return date_in(value).value_or(DateValue{}); };
    const auto first_from = [&](std::int64_t bound) {
        return column.find_first([&](const std::string& value) { return seconds_of(value).seconds < bound; });
    };
    const std::uint32_t first = begin < lowest + day_seconds ? 0 : first_from(begin - day_seconds);
    const std::uint32_t last = end > highest - day_seconds ? column.values() : first_from(end + day_seconds);
    const std::int64_t offset = clock_.offset_minutes * std::int64_t{60};
    column.for_each_value(first, last, [&](std::uint32_t ordinal, const std::string& value) {
        const DateValue date = seconds_of(value);
        const std::int64_t moment = date.names_a_moment ? date.seconds : date.seconds - offset;
        if (moment >= dates_.begin_second && moment < dates_.end_second) ordinals[ordinal] = true;
    });
}

}  // namespace kwic
