#include "query/term_suffix.hpp"

#include "query/lexical_rules.hpp"

#include <kwic/query.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>

namespace kwic {
namespace {

std::size_t end_of(std::string_view characters, std::string_view text, std::size_t at) {
    return std::min(text.find_first_not_of(characters, at), text.size());
}

std::string_view digits_at(std::string_view text, std::size_t at) {
    return text.substr(at, end_of("0123456789", text, at) - at);
}

// Digits, and a point with digits after it.
std::string_view decimal_at(std::string_view text, std::size_t at) {
    const std::size_t whole = digits_at(text, at).size();
    if (whole == 0 || !text.substr(at + whole).starts_with('.')) return text.substr(at, whole);
    const std::size_t fraction = digits_at(text, at + whole + 1).size();
    return text.substr(at, fraction == 0 ? whole : whole + 1 + fraction);
}

// Where the punctuation after a suffix ends, if the term ends there too.
std::optional<std::size_t> end_of_term(std::string_view text, std::size_t at) {
    while (at < text.size() && is_punctuation(text[at])) ++at;
    const QueryCharacter next = read_character(text, at);
    if (!next.separates && next.value != ')') return std::nullopt;
    return at;
}

}  // namespace

std::optional<Boost> read_boost(std::string_view text) {
    if (text.empty() || decimal_at(text, 0) != text) return std::nullopt;
    double written = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), written);
    if (error == std::errc::result_out_of_range) {
        const bool is_huge = text.find_first_of("123456789") < text.find('.');
        return Boost{is_huge ? max_boost : min_boost, true};
    }
    const double value = std::clamp(written, min_boost, max_boost);
    return Boost{value, value != written};
}

std::string boost_text(double boost) {
    std::array<char, 400> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), boost, std::chars_format::fixed).ptr;
    return {digits.data(), end};
}

std::optional<Distance> read_distance(std::string_view text) {
    if (text.empty() || digits_at(text, 0) != text) return std::nullopt;
    std::uint32_t words = 0;
    const auto error = std::from_chars(text.data(), text.data() + text.size(), words).ec;
    if (error != std::errc() || words > max_near_distance) return Distance{max_near_distance, true};
    return Distance{words, false};
}

TermSuffix read_suffix(std::string_view text, std::size_t at, bool may_be_near) {
    TermSuffix suffix;
    suffix.end_byte = at;
    std::size_t end = at;
    if (may_be_near && text.substr(end).starts_with('~')) {
        const std::string_view digits = digits_at(text, end + 1);
        suffix.distance = read_distance(digits);
        if (suffix.distance) end += 1 + digits.size();
    }
    if (text.substr(end).starts_with('^')) {
        const std::string_view number = decimal_at(text, end + 1);
        suffix.boost = read_boost(number);
        if (suffix.boost) end += 1 + number.size();
    }
    const std::optional<std::size_t> after = end == at ? std::nullopt : end_of_term(text, end);
    if (!after) return {std::nullopt, std::nullopt, at};
    suffix.end_byte = *after;
    return suffix;
}

}  // namespace kwic
