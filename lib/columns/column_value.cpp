#include "columns/column_value.hpp"

#include "ingest/text_date.hpp"

#include <charconv>
#include <cmath>
#include <string>

namespace kwic {
namespace {

// Of digits that iso_date() has checked.
unsigned number_at(const std::string& iso, std::size_t at, std::size_t digits) {
    unsigned value = 0;
    std::from_chars(iso.data() + at, iso.data() + at + digits, value);
    return value;
}

}  // namespace

std::optional<double> number_in(std::string_view text) {
    if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
    const bool is_decimal = text.find_first_not_of("0123456789.eE+-") == std::string_view::npos;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (!is_decimal || error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value == 0 ? 0 : value;  // no negative zero
}

std::optional<DateValue> date_in(std::string_view text) {
    constexpr std::int64_t day_seconds = 86400;
    const std::string iso = iso_date(text);
    if (iso.empty()) return std::nullopt;
    const unsigned year = number_at(iso, 0, 4);
    const unsigned month = iso.size() >= 7 ? number_at(iso, 5, 2) : 1;
    const unsigned day = iso.size() >= 10 ? number_at(iso, 8, 2) : 1;
    const std::int64_t first_day = days_to(year, month, day);
    if (iso.size() > 10) {
        const std::int64_t seconds =
            first_day * day_seconds + number_at(iso, 11, 2) * 3600 + number_at(iso, 14, 2) * 60 + number_at(iso, 17, 2);
        return DateValue{seconds, seconds + 1, true};
    }
    std::int64_t end_day = first_day + 1;
    if (iso.size() == 4) end_day = days_to(year + 1, 1, 1);
    if (iso.size() == 7) end_day = month == 12 ? days_to(year + 1, 1, 1) : days_to(year, month + 1, 1);
    return DateValue{first_day * day_seconds, end_day * day_seconds, false};
}

}  // namespace kwic
