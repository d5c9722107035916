#include "query/number_text.hpp"

#include <charconv>
#include <system_error>

namespace kwic {
namespace {

// Takes the suffix off; 1 if there is none.
double take_scale(std::string_view& text) {
    if (text.empty()) return 1;
    double scale = 1;
    switch (text.back()) {
        case 'k':
        case 'K':
            scale = 1e3;
            break;
        case 'm':
        case 'M':
            scale = 1e6;
            break;
        case 'g':
        case 'G':
            scale = 1e9;
            break;
        default:
            return 1;
    }
    text.remove_suffix(1);
    return scale;
}

}  // namespace

std::optional<double> read_number(std::string_view text) noexcept {
    const double scale = take_scale(text);
    const bool is_negative = text.starts_with('-');
    if (is_negative || text.starts_with('+')) text.remove_prefix(1);
    if (text.find_first_not_of("0123456789.") != std::string_view::npos || text.ends_with('.')) return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    value *= is_negative ? -scale : scale;
    return value - value == 0 ? std::optional(value) : std::nullopt;
}

bool NumberRange::is_empty() const noexcept {
    return low > high || (low == high && (excludes_low || excludes_high));
}

bool NumberRange::contains(double value) const noexcept {
    const bool reaches_low = excludes_low ? value > low : value >= low;
    return reaches_low && (excludes_high ? value < high : value <= high);
}

std::optional<NumberRange> resolve_numbers(const Query& range) noexcept {
    NumberRange numbers;
    numbers.excludes_low = range.excludes_low;
    numbers.excludes_high = range.excludes_high;
    if (!range.low.empty()) {
        const std::optional<double> low = read_number(range.low);
        if (!low) return std::nullopt;
        numbers.low = *low;
    }
    if (!range.high.empty()) {
        const std::optional<double> high = read_number(range.high);
        if (!high) return std::nullopt;
        numbers.high = *high;
    }
    return numbers;
}

}  // namespace kwic
