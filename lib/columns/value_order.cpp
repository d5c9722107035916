#include "columns/value_order.hpp"

#include "columns/column_value.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <compare>
#include <utility>

namespace kwic {

std::optional<ValueKey> key_of(FieldType type, std::string_view value) {
    ValueKey key;
    if (type == FieldType::number) {
        const std::optional<double> number = number_in(value);
        if (!number) return std::nullopt;
        key.number = *number;
    } else if (type == FieldType::date) {
        const std::optional<DateValue> date = date_in(value);
        if (!date) return std::nullopt;
        key.seconds = date->seconds;
    } else if (type != FieldType::path) {
        fold_word(value, key.folded);
    }
    return key;
}

FieldType discover_type(const std::vector<std::string_view>& values) {
    const auto all = [&](auto&& reads) { return std::all_of(values.begin(), values.end(), reads); };
    if (all([](std::string_view value) { return number_in(value).has_value(); })) return FieldType::number;
    if (all([](std::string_view value) { return date_in(value).has_value(); })) return FieldType::date;
    return FieldType::words;
}

std::vector<std::uint32_t> order_values(FieldType type, const std::vector<std::string_view>& values) {
    std::vector<std::pair<ValueKey, std::uint32_t>> keyed;
    keyed.reserve(values.size());
    for (std::size_t at = 0; at < values.size(); ++at) {
        if (auto key = key_of(type, values[at])) keyed.emplace_back(*std::move(key), static_cast<std::uint32_t>(at));
    }
    std::sort(keyed.begin(), keyed.end(), [&](const auto& a, const auto& b) {
        const std::partial_ordering order = a.first <=> b.first;
        return order != 0 ? order < 0 : values[a.second] < values[b.second];
    });
    std::vector<std::uint32_t> places;
    places.reserve(keyed.size());
    for (const auto& [key, place] : keyed) places.push_back(place);
    return places;
}

}  // namespace kwic
