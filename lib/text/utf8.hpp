// UTF-8: decoding, checking, mending, counting.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kwic {

inline constexpr char32_t replacement_character = 0xFFFD;

struct DecodedCodePoint {
    char32_t value = replacement_character;
    std::uint8_t bytes = 0;  // length of the sequence, or of the maximal ill-formed subpart (Unicode 15, section 3.9)
    bool well_formed = false;

    bool operator==(const DecodedCodePoint&) const = default;
};

// decode_utf8 for a first byte that is not ASCII.
DecodedCodePoint decode_multibyte_utf8(std::string_view text, std::size_t at) noexcept;

constexpr bool is_ascii(char byte) noexcept {
    return static_cast<unsigned char>(byte) < 0x80;
}

// Decodes the code point that starts at `text[at]`; `at` must be below text.size().
inline DecodedCodePoint decode_utf8(std::string_view text, std::size_t at) noexcept {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) return {lead, 1, true};
    return decode_multibyte_utf8(text, at);
}

// Appends a code point; surrogates and values beyond U+10FFFF become U+FFFD.
void append_utf8(std::string& out, char32_t value);

// The length of the run of ASCII bytes that starts at `text[at]`; `at` may be text.size().
std::size_t count_ascii_bytes(std::string_view text, std::size_t at) noexcept;

// The first byte that is not part of well-formed UTF-8, or npos.
std::size_t find_ill_formed(std::string_view text) noexcept;

// The text with every maximal ill-formed subpart replaced by U+FFFD. `*replaced`, if given, receives their number.
std::string mend_utf8(std::string_view text, std::size_t* replaced = nullptr);

// Code points in well-formed UTF-8 (an ill-formed byte counts as one).
std::size_t count_code_points(std::string_view text) noexcept;

}  // namespace kwic
