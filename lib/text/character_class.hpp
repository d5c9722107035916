// What the analyzer asks of single characters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kwic {

enum class CharacterClass : std::uint8_t {
    other,
    lower,   // a lower-case letter
    upper,   // an upper-case or title-case letter
    letter,  // a letter without case
    digit,   // a decimal digit of any script
    mark,    // a combining mark, a zero-width joiner or another character that belongs to the one before it
    han,
    kana,    // Hiragana or Katakana, the prolonged sound mark and half-width forms included
    hangul,  // a syllable or a conjoining Jamo
};

// Values beyond U+10FFFF are `other`. Half-width voiced sound marks (U+FF9E, U+FF9F) are marks. Thread rule: any
// thread.
CharacterClass class_of(char32_t code_point) noexcept;

// The end of the character (as a reader sees it, UAX #29 extended grapheme cluster for the scripts of CharacterClass:
// a base and its marks, a Hangul syllable block in Jamo) that starts at `text[at]`; `at` must be below text.size().
// Emoji sequences and pairs of regional indicators are not kept together. An ill-formed subpart is a character of its
// own. A character ends after 64 code points at the latest.
std::size_t end_of_character(std::string_view text, std::size_t at) noexcept;

}  // namespace kwic
