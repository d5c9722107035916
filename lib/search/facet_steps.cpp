#include "search/facet_steps.hpp"

#include "columns/column_value.hpp"
#include "ingest/text_date.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <utility>

namespace kwic {
namespace {

constexpr std::int64_t day_seconds = 86400;

[[noreturn]] void refuse(const Column& column, const std::string& step) {
    const std::string right = column.type() == FieldType::date     ? "year, month or day"
                              : column.type() == FieldType::number ? "a number above 0"
                                                                   : "none, since its values have no steps";
    throw Error(ErrorCode::invalid_argument, "the field \"" + column.name() + "\" cannot be counted in steps of \"" +
                                                 step + "\"; a step of it is " + right);
}

// How much of a date in ISO 8601 names the step.
std::size_t date_bytes(const Column& column, const std::string& step) {
    if (step == "year") return 4;
    if (step == "month") return 7;
    if (step == "day") return 10;
    refuse(column, step);
}

std::string digits(std::int64_t number, std::size_t count) {
    std::string text = std::to_string(number);
    text.insert(0, count - std::min(count, text.size()), '0');
    return text;
}

// (H. Hinnant, chrono-compatible low-level date algorithms, 2013: civil_from_days.)
std::string day_text(std::int64_t days) {
    days += 719468;
    const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    const std::int64_t day_of_era = days - era * 146097;
    const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
    const std::int64_t day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    const std::int64_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    const std::int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
    return digits(year, 4) + '-' + digits(month, 2) + '-' + digits(day, 2);
}

// A moment belongs to the asker's day, a date without a time to what it says.
std::string date_text(const std::string& value, const DateClock& clock) {
    const DateValue date = date_in(value).value_or(DateValue{});
    if (!date.names_a_moment) return iso_date(value);
    const std::int64_t local = date.seconds + clock.offset_minutes * std::int64_t{60};
    return day_text((local >= 0 ? local : local - day_seconds + 1) / day_seconds);
}

std::string number_text(double number) {
    std::array<char, 64> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
    return {text.data(), end};
}

template <class Key, class KeyOf, class NameOf>
FacetSteps group_values(const Column& column, KeyOf&& key_of, NameOf&& name_of) {
    std::map<Key, std::uint32_t> numbers;
    std::vector<Key> keys(column.values());
    column.for_each_value(0, column.values(), [&](std::uint32_t ordinal, const std::string& value) {
        keys[ordinal] = key_of(value);
        numbers.emplace(keys[ordinal], 0);
    });
    FacetSteps steps;
    for (auto& [key, number] : numbers) {
        number = static_cast<std::uint32_t>(steps.names.size());
        steps.names.push_back(name_of(key));
    }
    for (const Key& key : keys) steps.step_of.push_back(numbers[key]);
    return steps;
}

}  // namespace

FacetSteps make_steps(const Column& column, const std::string& step, const DateClock& clock) {
    if (column.type() == FieldType::date) {
        const std::size_t bytes = date_bytes(column, step);
        return group_values<std::string>(
            column, [&](const std::string& value) { return date_text(value, clock).substr(0, bytes); },
            [](const std::string& name) { return name; });
    }
    const double width = number_in(step).value_or(0);
    if (column.type() != FieldType::number || !(width > 0)) refuse(column, step);
    return group_values<double>(
        column, [&](const std::string& value) { return std::floor(number_in(value).value_or(0) / width); },
        [&](double multiple) { return number_text(multiple * width) + ".." + number_text((multiple + 1) * width); });
}

}  // namespace kwic
