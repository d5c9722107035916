#include "text/word_break_class.hpp"

#include "text/property_pages.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace kwic {
namespace {

bool is_complex(UChar32 code_point) {
    return u_getIntPropertyValue(code_point, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
}

bool is_ideographic(UChar32 code_point) {
    return u_hasBinaryProperty(code_point, UCHAR_IDEOGRAPHIC);
}

UScriptCode script_of(UChar32 code_point) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(code_point, &status);
}

// The classes that the tailoring does not touch.
WordBreakClass find_plain_class(UChar32 code_point) {
    switch (u_getIntPropertyValue(code_point, UCHAR_WORD_BREAK)) {
        case U_WB_CR:
            return WordBreakClass::carriage_return;
        case U_WB_LF:
            return WordBreakClass::line_feed;
        case U_WB_NEWLINE:
            return WordBreakClass::newline;
        case U_WB_EXTEND:
            return is_ideographic(code_point) ? WordBreakClass::ideographic_mark : WordBreakClass::mark;
        case U_WB_FORMAT:
            return WordBreakClass::mark;
        case U_WB_ZWJ:
            return WordBreakClass::zero_width_joiner;
        case U_WB_REGIONAL_INDICATOR:
            return WordBreakClass::regional_indicator;
        case U_WB_KATAKANA:
            return WordBreakClass::katakana;
        case U_WB_HEBREW_LETTER:
            return WordBreakClass::hebrew_letter;
        case U_WB_ALETTER:
            return WordBreakClass::letter;
        case U_WB_SINGLE_QUOTE:
            return WordBreakClass::single_quote;
        case U_WB_DOUBLE_QUOTE:
            return WordBreakClass::double_quote;
        case U_WB_MIDNUMLET:
            return WordBreakClass::mid_number_letter;
        case U_WB_MIDLETTER:
            return WordBreakClass::mid_letter;
        case U_WB_MIDNUM:
            return WordBreakClass::mid_number;
        case U_WB_NUMERIC:
            return WordBreakClass::numeric;
        case U_WB_EXTENDNUMLET:
            return WordBreakClass::extend_number_letter;
        case U_WB_WSEGSPACE:
            return WordBreakClass::segment_space;
        default:
            return WordBreakClass::other;
    }
}

WordBreakClass find_class_of_other(UChar32 code_point) {
    if (is_complex(code_point)) return WordBreakClass::letter;
    if (is_ideographic(code_point)) return WordBreakClass::ideograph;
    if (u_hasBinaryProperty(code_point, UCHAR_EXTENDED_PICTOGRAPHIC)) return WordBreakClass::pictograph;
    return WordBreakClass::other;
}

WordBreakClass find_class(UChar32 code_point) {
    if (code_point == '@') return WordBreakClass::letter;
    if (code_point == ':' || code_point == 0xFE55 || code_point == 0xFF1A) return WordBreakClass::other;
    if (code_point >= 0xAC00 && code_point <= 0xD7A3) return WordBreakClass::hangul_syllable;
    const UScriptCode script = script_of(code_point);
    if (script == USCRIPT_HAN) {
        return is_ideographic(code_point) ? WordBreakClass::han_ideograph : WordBreakClass::han_sign;
    }
    if (script == USCRIPT_HIRAGANA) return WordBreakClass::hiragana;
    const WordBreakClass plain = find_plain_class(code_point);
    if (plain == WordBreakClass::other) return find_class_of_other(code_point);
    if (plain == WordBreakClass::letter && u_hasBinaryProperty(code_point, UCHAR_EXTENDED_PICTOGRAPHIC)) {
        return WordBreakClass::letter_pictograph;
    }
    return plain;
}

bool has_dictionary(UChar32 code_point, WordBreakClass break_class) {
    switch (break_class) {
        case WordBreakClass::katakana:
        case WordBreakClass::hiragana:
        case WordBreakClass::han_ideograph:
        case WordBreakClass::han_sign:
            return true;
        default:
            break;
    }
    if (!is_complex(code_point)) return false;
    switch (script_of(code_point)) {
        case USCRIPT_THAI:
        case USCRIPT_LAO:
        case USCRIPT_KHMER:
        case USCRIPT_MYANMAR:
            return true;
        default:
            return false;
    }
}

WordBreakProperty find_property(char32_t code_point) noexcept {
    const auto asked = static_cast<UChar32>(code_point);
    const WordBreakClass break_class = find_class(asked);
    return {break_class, has_dictionary(asked, break_class)};
}

constinit PropertyPages<WordBreakProperty, find_property> pages;

}  // namespace

WordBreakProperty word_break_property_of(char32_t code_point) noexcept {
    return pages[code_point];
}

}  // namespace kwic
