#include "query/lexical_rules.hpp"

#include "text/character_class.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kwic {
namespace {

bool separates_words(char32_t value) {
    if (value <= 0x20) return true;
    if (value < 0x7F) return false;
    return value <= 0xA0 || value == 0x1680 || (value >= 0x2000 && value <= 0x200B) || value == 0x2028 ||
           value == 0x2029 || value == 0x202F || value == 0x205F || value == 0x3000 || value == 0xFEFF;
}

bool is_sign(char32_t value) {
    return value == '+' || value == '-';
}

bool is_letter(char32_t value) {
    const CharacterClass found = class_of(value);
    return found != CharacterClass::other && found != CharacterClass::digit && found != CharacterClass::mark;
}

FieldValue field_value_at(std::string_view text, std::size_t at) {
    const QueryCharacter first = read_character(text, at);
    if (first.separates || first.value == ')') return FieldValue::missing;
    if (first.value == '\\') {
        return escapes_character(text, at) || escapes_operator(text, at) ? FieldValue::present : FieldValue::none;
    }
    return first.value == ':' || text.substr(at).starts_with("//") ? FieldValue::none : FieldValue::present;
}

bool ends_operator(std::string_view text, std::size_t at) {
    const QueryCharacter next = read_character(text, at);
    return next.separates || next.value == '(' || next.value == ')' || is_quotation_mark(next.value);
}

}  // namespace

QueryCharacter read_character(std::string_view text, std::size_t at) noexcept {
    if (at >= text.size()) return {};
    const DecodedCodePoint decoded = decode_utf8(text, at);
    return {decoded.value, decoded.bytes, !decoded.well_formed || separates_words(decoded.value)};
}

bool is_word_character(char32_t value) noexcept {
    return value == '_' || class_of(value) != CharacterClass::other;
}

std::size_t count_letters(std::string_view text) noexcept {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < text.size();) {
        const QueryCharacter next = read_character(text, at);
        const CharacterClass found = class_of(next.value);
        if (found != CharacterClass::other && found != CharacterClass::mark) ++letters;
        at += next.bytes;
    }
    return letters;
}

bool is_all_letters(std::string_view text) noexcept {
    for (std::size_t at = 0; at < text.size();) {
        const QueryCharacter next = read_character(text, at);
        const CharacterClass found = class_of(next.value);
        if (found == CharacterClass::other || found == CharacterClass::digit) return false;
        at += next.bytes;
    }
    return true;
}

bool is_quotation_mark(char32_t value) noexcept {
    switch (value) {
        case U'"':
        case U'“':
        case U'”':
        case U'„':
        case U'«':
        case U'»':
            return true;
        default:
            return false;
    }
}

bool escapes_character(std::string_view text, std::size_t at) noexcept {
    if (at >= text.size() || text[at] != '\\') return false;
    const QueryCharacter escaped = read_character(text, at + 1);
    return !escaped.separates && !is_word_character(escaped.value);
}

bool is_punctuation(char character) noexcept {
    return std::string_view(",;:.!?").find(character) != std::string_view::npos;
}

bool escapes_operator(std::string_view text, std::size_t at) noexcept {
    return at < text.size() && text[at] == '\\' && operator_at(text, at + 1).bytes > 0;
}

OperatorWord operator_at(std::string_view text, std::size_t at) noexcept {
    static constexpr std::array<std::pair<std::string_view, QueryTokenKind>, 4> words = {{
        {"AND", QueryTokenKind::and_word},
        {"OR", QueryTokenKind::or_word},
        {"NOT", QueryTokenKind::not_word},
        {"NEAR", QueryTokenKind::near_word},
    }};
    if (at >= text.size()) return {};
    for (const auto& [word, kind] : words) {
        if (!text.substr(at).starts_with(word)) continue;
        const std::size_t end = at + word.size();
        if (ends_operator(text, end)) return {kind, word.size()};
        if (kind != QueryTokenKind::near_word || text[end] != '/') return {};
        const std::size_t after = std::min(text.find_first_not_of("0123456789", end + 1), text.size());
        if (after == end + 1 || !ends_operator(text, after)) return {};
        return {kind, after - at, text.substr(end + 1, after - end - 1)};
    }
    return {};
}

bool starts_term(std::string_view text, std::size_t at) noexcept {
    const QueryCharacter first = read_character(text, at);
    if (first.separates || first.value == ')' || is_sign(first.value)) return false;
    if (first.value == '(' || is_quotation_mark(first.value) || escapes_character(text, at)) return true;
    if (is_exact_sign_at(text, at)) return true;
    for (QueryCharacter next = first; !next.separates; next = read_character(text, at)) {
        if (is_word_character(next.value)) return true;
        if (next.value == '(' || next.value == ')' || is_quotation_mark(next.value)) return false;
        at += next.bytes;
    }
    return false;
}

bool is_sign_at(std::string_view text, std::size_t at) noexcept {
    return at < text.size() && is_sign(static_cast<unsigned char>(text[at])) && starts_term(text, at + 1);
}

bool is_exact_sign_at(std::string_view text, std::size_t at) noexcept {
    if (at >= text.size() || text[at] != '=') return false;
    const QueryCharacter next = read_character(text, at + 1);
    if (next.separates) return false;
    return is_word_character(next.value) || is_quotation_mark(next.value) || escapes_character(text, at + 1);
}

FieldBeginning field_at(std::string_view text, std::size_t at) noexcept {
    std::size_t end = at;
    QueryCharacter next = read_character(text, end);
    if (next.separates || !is_letter(next.value)) return {};
    while (!next.separates && (is_word_character(next.value) || next.value == '-')) {
        end += next.bytes;
        next = read_character(text, end);
    }
    if (next.value != ':' || next.separates) return {};
    return {end - at, field_value_at(text, end + 1)};
}

std::vector<std::size_t> pair_parentheses(std::string_view text) {
    std::vector<std::size_t> closing(text.size(), std::string_view::npos);
    std::vector<std::size_t> open;
    for (std::size_t at = 0; at < text.size();) {
        if (escapes_character(text, at))
            ++at;
        else if (text[at] == '(')
            open.push_back(at);
        else if (text[at] == ')' && !open.empty()) {
            closing[open.back()] = at;
            open.pop_back();
        }
        const QueryCharacter passed = read_character(text, at);
        if (passed.separates) open.clear();
        at += passed.bytes;
    }
    return closing;
}

std::string join_with_spaces(std::string_view text) {
    std::string joined;
    bool gap = false;
    for (std::size_t at = 0; at < text.size();) {
        const QueryCharacter next = read_character(text, at);
        if (!next.separates) {
            if (gap && !joined.empty()) joined.push_back(' ');
            joined.append(text.substr(at, next.bytes));
        }
        gap = next.separates;
        at += next.bytes;
    }
    return joined;
}

}  // namespace kwic
