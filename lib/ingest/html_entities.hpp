// Character references of HTML.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kwic {

// The code point that a numeric reference to `value` means: 128 to 159 are those of windows-1252, what is no
// character is U+FFFD (HTML Living Standard, 13.2.5.80).
char32_t code_point_of_reference(std::uint32_t value) noexcept;

// The code point of a named reference, without its "&" and ";" ("rsquo"), or 0: the names of HTML 4 and the common
// ones of HTML 5 that stand for one code point.
char32_t code_point_of_name(std::string_view name);

// The text of one reference ("&eacute;", "&#233;", "&#xE9;"); the reference itself if it is unknown.
std::string text_of_reference(std::string_view reference);

// The same HTML with those references as numbers that a parser of HTML 4 does not know or takes otherwise: names of
// HTML 5, names without ";", numbers that are no characters; "&#" without a number becomes plain text, zero bytes
// become U+FFFD.
std::string with_plain_references(std::string_view html);

}  // namespace kwic
