#include "text/character_class.hpp"

#include "text/property_pages.hpp"
#include "text/utf8.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace kwic {
namespace {

// What a character does in an extended grapheme cluster.
enum class ClusterRole : std::uint8_t {
    other,
    extends,  // Extend, SpacingMark and the zero-width joiner: belongs to the character before
    control,  // nothing belongs to it
    hangul_leading,
    hangul_vowel,
    hangul_trailing,
    hangul_lv,
    hangul_lvt,
};

struct CharacterProperty {
    CharacterClass character_class = CharacterClass::other;
    ClusterRole role = ClusterRole::other;
};

constexpr int max_code_points_in_character = 64;

bool is_mark_category(UChar32 code_point) {
    return (U_GET_GC_MASK(code_point) & U_GC_M_MASK) != 0;
}

ClusterRole find_role(UChar32 code_point) {
    switch (u_getIntPropertyValue(code_point, UCHAR_GRAPHEME_CLUSTER_BREAK)) {
        case U_GCB_EXTEND:
        case U_GCB_SPACING_MARK:
        case U_GCB_ZWJ:
            return ClusterRole::extends;
        case U_GCB_CR:
        case U_GCB_LF:
        case U_GCB_CONTROL:
            return ClusterRole::control;
        case U_GCB_L:
            return ClusterRole::hangul_leading;
        case U_GCB_V:
            return ClusterRole::hangul_vowel;
        case U_GCB_T:
            return ClusterRole::hangul_trailing;
        case U_GCB_LV:
            return ClusterRole::hangul_lv;
        case U_GCB_LVT:
            return ClusterRole::hangul_lvt;
        default:
            return ClusterRole::other;
    }
}

bool is_prolonged_sound_mark(UChar32 code_point) {
    return code_point == 0x30FC || code_point == 0xFF70;
}

CharacterClass find_class_by_category(UChar32 code_point) {
    switch (u_charType(code_point)) {
        case U_LOWERCASE_LETTER:
            return CharacterClass::lower;
        case U_UPPERCASE_LETTER:
        case U_TITLECASE_LETTER:
            return CharacterClass::upper;
        case U_MODIFIER_LETTER:
        case U_OTHER_LETTER:
            return CharacterClass::letter;
        case U_DECIMAL_DIGIT_NUMBER:
            return CharacterClass::digit;
        default:
            return CharacterClass::other;
    }
}

CharacterClass find_class(UChar32 code_point, ClusterRole role) {
    if (role == ClusterRole::extends || is_mark_category(code_point)) return CharacterClass::mark;
    if (is_prolonged_sound_mark(code_point)) return CharacterClass::kana;
    const CharacterClass by_category = find_class_by_category(code_point);
    if (by_category != CharacterClass::letter && !u_hasBinaryProperty(code_point, UCHAR_IDEOGRAPHIC)) {
        return by_category;
    }
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(code_point, &status)) {
        case USCRIPT_HAN:
            return CharacterClass::han;
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
            return CharacterClass::kana;
        case USCRIPT_HANGUL:
            return CharacterClass::hangul;
        default:
            return by_category;
    }
}

CharacterProperty find_property(char32_t code_point) noexcept {
    const auto asked = static_cast<UChar32>(code_point);
    const ClusterRole role = find_role(asked);
    return {find_class(asked, role), role};
}

constinit PropertyPages<CharacterProperty, find_property> pages;

constexpr CharacterClass class_of_ascii(char32_t code_point) {
    if (code_point >= 'a' && code_point <= 'z') return CharacterClass::lower;
    if (code_point >= 'A' && code_point <= 'Z') return CharacterClass::upper;
    if (code_point >= '0' && code_point <= '9') return CharacterClass::digit;
    return CharacterClass::other;
}

// Rules GB6 to GB9a of UAX #29.
bool belongs_together(ClusterRole before, ClusterRole after) {
    if (after == ClusterRole::extends) return true;
    const bool vowel = after == ClusterRole::hangul_vowel;
    switch (before) {
        case ClusterRole::hangul_leading:
            return vowel || after == ClusterRole::hangul_leading || after == ClusterRole::hangul_lv ||
                   after == ClusterRole::hangul_lvt;
        case ClusterRole::hangul_lv:
        case ClusterRole::hangul_vowel:
            return vowel || after == ClusterRole::hangul_trailing;
        case ClusterRole::hangul_lvt:
        case ClusterRole::hangul_trailing:
            return after == ClusterRole::hangul_trailing;
        default:
            return false;
    }
}

}  // namespace

CharacterClass class_of(char32_t code_point) noexcept {
    if (code_point < 0x80) return class_of_ascii(code_point);
    if (code_point > 0x10FFFF) return CharacterClass::other;
    return pages[code_point].character_class;
}

std::size_t end_of_character(std::string_view text, std::size_t at) noexcept {
    const DecodedCodePoint first = decode_utf8(text, at);
    std::size_t end = at + first.bytes;
    if (!first.well_formed) return end;
    ClusterRole before = pages[first.value].role;
    if (before == ClusterRole::control) return end;
    for (int count = 1; count < max_code_points_in_character && end < text.size(); ++count) {
        if (static_cast<unsigned char>(text[end]) < 0x80) break;
        const DecodedCodePoint decoded = decode_utf8(text, end);
        if (!decoded.well_formed) break;
        const ClusterRole after = pages[decoded.value].role;
        if (!belongs_together(before, after)) break;
        end += decoded.bytes;
        before = after;
    }
    return end;
}

}  // namespace kwic
