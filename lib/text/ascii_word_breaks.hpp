// The word break rules for a segment that is ASCII and followed by ASCII: the same as word_break_rules.hpp gives, with
// fewer steps.
#pragma once

#include "text/word_break_class.hpp"
#include "text/word_breaks.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kwic {

// What a byte may do in an ASCII segment: bits.
enum AsciiRole : std::uint8_t {
    ascii_letter = 1,
    ascii_digit = 2,
    ascii_underscore = 4,
    ascii_space = 8,
    joins_ascii_letters = 16,
    joins_ascii_digits = 32,
    asks_all_rules = 64,  // carriage return and bytes that are not ASCII
};

inline constexpr std::uint8_t ascii_word = ascii_letter | ascii_digit | ascii_underscore;

constexpr std::uint8_t find_ascii_role(WordBreakClass break_class) {
    switch (break_class) {
        case WordBreakClass::letter:
            return ascii_letter;
        case WordBreakClass::numeric:
            return ascii_digit;
        case WordBreakClass::extend_number_letter:
            return ascii_underscore;
        case WordBreakClass::segment_space:
            return ascii_space;
        case WordBreakClass::mid_letter:
            return joins_ascii_letters;
        case WordBreakClass::mid_number:
            return joins_ascii_digits;
        case WordBreakClass::mid_number_letter:
        case WordBreakClass::single_quote:
            return joins_ascii_letters | joins_ascii_digits;
        case WordBreakClass::carriage_return:
            return asks_all_rules;
        default:
            return 0;
    }
}

inline constexpr auto ascii_roles = [] {
    std::array<std::uint8_t, 256> roles{};
    for (std::size_t byte = 0; byte < 256; ++byte) {
        roles[byte] = byte < 128 ? find_ascii_role(ascii_word_break_classes[byte]) : std::uint8_t{asks_all_rules};
    }
    return roles;
}();

inline std::uint8_t ascii_role_at(std::string_view text, std::size_t at) noexcept {
    return ascii_roles[static_cast<unsigned char>(text[at])];
}

// Whether the words before and after `text[at]` are one (rules 6, 7, 11 and 12).
inline bool joins_ascii_words(std::string_view text, std::size_t at) noexcept {
    if (at + 1 >= text.size()) return false;
    const std::uint8_t joiner = ascii_role_at(text, at);
    const unsigned both = ascii_role_at(text, at - 1) & ascii_role_at(text, at + 1);
    return ((both & ascii_letter) && (joiner & joins_ascii_letters)) ||
           ((both & ascii_digit) && (joiner & joins_ascii_digits));
}

inline std::size_t find_ascii_word_end(std::string_view text, std::size_t at) noexcept {
    do {
        ++at;
        while (at < text.size() && (ascii_role_at(text, at) & ascii_word)) ++at;
    } while (joins_ascii_words(text, at));
    return at;
}

// Whether the word before `text[at]` may go on with a letter or digit after it that is not ASCII.
inline bool may_join_beyond_ascii(std::string_view text, std::size_t at) noexcept {
    return at + 1 < text.size() && (ascii_role_at(text, at) & (joins_ascii_letters | joins_ascii_digits)) &&
           static_cast<unsigned char>(text[at + 1]) >= 0x80;
}

// The kind by the word's last byte; an underscore's by the byte before it (rules 13a and 13b).
inline SegmentKind kind_of_ascii_word(std::string_view word) noexcept {
    const std::uint8_t last = ascii_role_at(word, word.size() - 1);
    if (last & ascii_letter) return SegmentKind::letters;
    if (last & ascii_digit) return SegmentKind::number;
    if (word.size() == 1) return SegmentKind::none;
    return ascii_role_at(word, word.size() - 2) & ascii_digit ? SegmentKind::number : SegmentKind::letters;
}

// Reads the segment that starts at `text[at]` (`at` is below text.size()); false if it takes all rules to tell.
inline bool read_ascii_segment(std::string_view text, std::size_t at, Segment& segment) noexcept {
    const std::uint8_t first = ascii_role_at(text, at);
    if (first & asks_all_rules) return false;
    std::size_t end = at + 1;
    SegmentKind kind = SegmentKind::none;
    if (first & ascii_word) {
        end = find_ascii_word_end(text, at);
        kind = kind_of_ascii_word(text.substr(at, end - at));
        if (may_join_beyond_ascii(text, end)) return false;
    } else if (first & ascii_space) {
        while (end < text.size() && text[end] == ' ') ++end;
    }
    if (end < text.size() && static_cast<unsigned char>(text[end]) >= 0x80) return false;
    segment = {at, end, kind, true};
    return true;
}

}  // namespace kwic
