// The classes that the word break rules are written in.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace kwic {

// Word_Break (UAX #29) with the tailoring of ICU's root rules: '@' is a letter; ':' and its full-width and small forms
// are no MidLetter; Han, Hiragana and Hangul syllables are no letters; the characters of the scripts that need a
// dictionary (Line_Break = Complex_Context) are.
enum class WordBreakClass : std::uint8_t {
    other,
    pictograph,         // Extended_Pictographic
    letter_pictograph,  // a letter that is Extended_Pictographic too
    carriage_return,
    line_feed,
    newline,           // also what ill-formed bytes are taken for: nothing joins it
    mark,              // Extend and Format
    ideographic_mark,  // Extend that is Ideographic
    zero_width_joiner,
    regional_indicator,
    katakana,
    hiragana,
    han_ideograph,  // Han and Ideographic
    han_sign,       // Han but not Ideographic: radicals, iteration marks
    ideograph,      // Ideographic but not Han
    hangul_syllable,
    hebrew_letter,
    letter,
    single_quote,
    double_quote,
    mid_number_letter,
    mid_letter,
    mid_number,
    numeric,
    extend_number_letter,
    segment_space,
};

inline constexpr std::size_t word_break_class_count = 26;

struct WordBreakProperty {
    WordBreakClass break_class = WordBreakClass::other;
    bool in_dictionary_script = false;  // one of the scripts that ICU has a dictionary for
};

// `code_point` must not be beyond U+10FFFF. Thread rule: any thread.
WordBreakProperty word_break_property_of(char32_t code_point) noexcept;

// The class of an ASCII character.
constexpr WordBreakClass find_ascii_word_break_class(unsigned char character) {
    if (character >= '0' && character <= '9') return WordBreakClass::numeric;
    if (character >= '@' && character <= 'Z') return WordBreakClass::letter;
    if (character >= 'a' && character <= 'z') return WordBreakClass::letter;
    switch (character) {
        case '\n':
            return WordBreakClass::line_feed;
        case '\v':
            return WordBreakClass::newline;
        case '\f':
            return WordBreakClass::newline;
        case '\r':
            return WordBreakClass::carriage_return;
        case ' ':
            return WordBreakClass::segment_space;
        case '"':
            return WordBreakClass::double_quote;
        case '\'':
            return WordBreakClass::single_quote;
        case '.':
            return WordBreakClass::mid_number_letter;
        case ',':
            return WordBreakClass::mid_number;
        case ';':
            return WordBreakClass::mid_number;
        case '_':
            return WordBreakClass::extend_number_letter;
        default:
            return WordBreakClass::other;
    }
}

inline constexpr auto ascii_word_break_classes = [] {
    std::array<WordBreakClass, 128> classes{};
    for (unsigned char character = 0; character < 128; ++character) {
        classes[character] = find_ascii_word_break_class(character);
    }
    return classes;
}();

}  // namespace kwic
