// Numbers as a query writes them.
#pragma once

#include <kwic/query.hpp>

#include <limits>
#include <optional>
#include <string_view>

namespace kwic {

// Digits with a point or without, a '-' or '+' before them, and perhaps k, M or G after them for thousands, millions or
// thousand millions (upper or lower case): "-1.5", ".5", "2k". None if `text` is anything else or no finite number.
std::optional<double> read_number(std::string_view text) noexcept;

// The numbers from `low` to `high`.
struct NumberRange {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
    bool excludes_low = false;
    bool excludes_high = false;

    [[nodiscard]] bool is_empty() const noexcept;
    [[nodiscard]] bool contains(double value) const noexcept;
};

// What a range asks of a number field; none if one of its bounds is no number.
std::optional<NumberRange> resolve_numbers(const Query& range) noexcept;

}  // namespace kwic
