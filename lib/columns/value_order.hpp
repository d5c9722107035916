// The order in which a column keeps its values.
#pragma once

#include <kwic/schema.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// By number; by moment; by folded text (words, keywords); by bytes (paths). What is the same so far goes by bytes.
// A type's key compares as its values do.
struct ValueKey {
    double number = 0;
    std::int64_t seconds = 0;
    std::string folded = {};

    auto operator<=>(const ValueKey&) const = default;
};

// Nothing for a text that is no value of the type.
std::optional<ValueKey> key_of(FieldType type, std::string_view value);

// `number` if all values are numbers, `date` if all are dates, else `words`.
FieldType discover_type(const std::vector<std::string_view>& values);

// Places of the values in their order; without those that are no values of the type.
std::vector<std::uint32_t> order_values(FieldType type, const std::vector<std::string_view>& values);

}  // namespace kwic
