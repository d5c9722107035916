// What a character may do in a plain word: the classes of word_break_class.hpp, seen by plain_words.hpp.
#pragma once

#include "text/property_pages.hpp"
#include "text/utf8.hpp"
#include "text/word_break_class.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kwic {

// Bits. A character without any of them stands between words and joins nothing; ill-formed bytes do so too.
enum WordRole : std::uint8_t {
    plain_letter = 1,
    plain_digit = 2,
    plain_underscore = 4,
    plain_mark = 8,  // belongs to the character before it
    joins_letters = 16,
    joins_digits = 32,
    asks_all_rules = 64,   // may be part of what stands before it, by rules that plain words do not know
    begins_segment = 128,  // takes all rules, but a letter, a digit or a separator before it is not part of them
};

inline constexpr std::uint8_t in_plain_word = plain_letter | plain_digit | plain_underscore;

constexpr std::uint8_t find_role_of_class(WordBreakClass break_class) {
    switch (break_class) {
        case WordBreakClass::letter:
            return plain_letter;
        case WordBreakClass::numeric:
            return plain_digit;
        case WordBreakClass::extend_number_letter:
            return plain_underscore;
        case WordBreakClass::mark:
            return plain_mark;
        case WordBreakClass::mid_letter:
            return joins_letters;
        case WordBreakClass::mid_number:
            return joins_digits;
        case WordBreakClass::mid_number_letter:
        case WordBreakClass::single_quote:
            return joins_letters | joins_digits;
        case WordBreakClass::ideographic_mark:
        case WordBreakClass::zero_width_joiner:
        case WordBreakClass::hebrew_letter:
        case WordBreakClass::letter_pictograph:
            return asks_all_rules;
        case WordBreakClass::other:
        case WordBreakClass::double_quote:
        case WordBreakClass::line_feed:
        case WordBreakClass::newline:
            return 0;
        default:
            return begins_segment;
    }
}

// Of bytes: spaces have no role here; a byte that is not ASCII asks for more than itself.
inline constexpr auto ascii_roles = [] {
    std::array<std::uint8_t, 256> roles{};
    for (std::size_t byte = 0; byte < 256; ++byte) {
        roles[byte] = byte < 128 ? find_role_of_class(ascii_word_break_classes[byte]) : std::uint8_t{asks_all_rules};
    }
    roles[' '] = 0;
    return roles;
}();

// The role of a code point up to U+10FFFF; letters of dictionary scripts ask for all rules. Thread rule: any thread.
std::uint8_t find_word_role(char32_t code_point) noexcept;

extern PropertyPages<std::uint8_t, find_word_role> word_roles;

struct CharacterRole {
    std::uint8_t role = 0;
    std::uint8_t bytes = 0;
};

// Whether a well-formed code point of two bytes begins at `text[at]`; `at` may be text.size().
inline bool begins_two_bytes(std::string_view text, std::size_t at) noexcept {
    if (at + 1 >= text.size()) return false;
    const auto lead = static_cast<unsigned char>(text[at]);
    return lead >= 0xC2 && lead < 0xE0 && (static_cast<unsigned char>(text[at + 1]) & 0xC0) == 0x80;
}

inline std::uint8_t role_of_two_bytes(std::string_view text, std::size_t at) noexcept {
    return word_roles[(static_cast<unsigned char>(text[at]) & 0x1FU) << 6 |
                      (static_cast<unsigned char>(text[at + 1]) & 0x3FU)];
}

// The role of a character whose first byte is not ASCII.
inline CharacterRole role_beyond_ascii(std::string_view text, std::size_t at) noexcept {
    if (begins_two_bytes(text, at)) return {role_of_two_bytes(text, at), 2};
    const DecodedCodePoint decoded = decode_multibyte_utf8(text, at);
    return {decoded.well_formed ? word_roles[decoded.value] : std::uint8_t{0}, decoded.bytes};
}

inline std::uint8_t ascii_role_at(std::string_view text, std::size_t at) noexcept {
    return ascii_roles[static_cast<unsigned char>(text[at])];
}

// The role of the character at `text[at]` (`at` is below text.size()), and its length.
inline CharacterRole role_at(std::string_view text, std::size_t at) noexcept {
    if (static_cast<unsigned char>(text[at]) < 0x80) return {ascii_role_at(text, at), 1};
    return role_beyond_ascii(text, at);
}

}  // namespace kwic
