#include "text/character_class.hpp"

#include "text/utf8.hpp"

#include <gtest/gtest.h>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>

#include <memory>
#include <random>
#include <vector>

namespace kwic {
namespace {

struct ClassExample {
    CharacterClass expected;
    std::u32string_view characters;
};

TEST(CharacterClass, IsAsTheExamplesSay) {
    constexpr ClassExample examples[] = {
        {CharacterClass::lower, U"az\u00E9\u00DF\u0131\u03B1\u0439\u0561\u10D0\U00010428"},
        {CharacterClass::upper, U"AZ\u00C9\u01C5\u0391\u0419\U00010400"},
        {CharacterClass::letter, U"\u05D0\u0627\u0915\u0E01\u02B0\u01C0\u00AA\U00017000"},
        {CharacterClass::digit, U"09\u0660\u0966\uFF11\U0001D7CE"},
        {CharacterClass::mark, U"\u0301\u0903\u20DD\u200D\u0E31\u3099\uFF9E\uFF9F\uFE0F\u102B\U0001F3FB"},
        {CharacterClass::han, U"\u6771\u3005\u3007\u3021\uF900\U00020000"},
        {CharacterClass::kana, U"\u3042\u30AB\u30FC\u309D\u30FD\uFF71\uFF70\u31F0\U0001B000"},
        {CharacterClass::hangul, U"\uAC00\uD7A3\u1100\u1161\u11A8\u3131\uA960\uFFA1"},
        {CharacterClass::other, U" !_\u00A0\u20AC\u3001\u2160\U0001F600\uFFFD\u00B2\u30FB"},
    };
    for (const ClassExample& example : examples) {
        for (const char32_t c : example.characters) {
            EXPECT_EQ(class_of(c), example.expected) << "U+" << std::hex << static_cast<unsigned long>(c);
        }
    }
    EXPECT_EQ(class_of(0x110000), CharacterClass::other);
    EXPECT_EQ(class_of(0xFFFFFFFF), CharacterClass::other);
}

// The general categories that a class may have.
std::uint32_t categories_of(CharacterClass character_class) {
    switch (character_class) {
        case CharacterClass::lower:
            return U_GC_LL_MASK;
        case CharacterClass::upper:
            return U_GC_LU_MASK | U_GC_LT_MASK;
        case CharacterClass::letter:
            return U_GC_LM_MASK | U_GC_LO_MASK;
        case CharacterClass::digit:
            return U_GC_ND_MASK;
        case CharacterClass::mark:
            return U_GC_M_MASK | U_GC_LM_MASK | U_GC_LO_MASK | U_GC_CF_MASK | U_GC_SK_MASK;
        case CharacterClass::han:
            return U_GC_LM_MASK | U_GC_LO_MASK | U_GC_NL_MASK;
        case CharacterClass::kana:
        case CharacterClass::hangul:
            return U_GC_LM_MASK | U_GC_LO_MASK;
        default:
            return ~(U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK);
    }
}

TEST(CharacterClass, AgreesWithTheGeneralCategoryOfEveryCodePoint) {
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        const std::uint32_t category = U_GET_GC_MASK(static_cast<UChar32>(c));
        ASSERT_NE(category & categories_of(class_of(c)), 0u) << "U+" << std::hex << static_cast<unsigned long>(c);
    }
}

TEST(EndOfCharacter, IsWhereTheExamplesSay) {
    // The first character of each, and what follows.
    constexpr std::pair<std::string_view, std::string_view> examples[] = {
        {"a", ""},
        {"a", "b"},
        {"e\u0301", "e"},
        {"\u00E9\u0323\u0301", "\u6771"},
        {"\u1112\u1161\u11AB", "\u1100\u116E\u11A8"},
        {"\u1100\u1100\u1161", "\u1100"},
        {"\uAC00\u11A8\u11A8", "\uAC00"},
        {"\uAC01\u11A8", "\u1161"},
        {"\u1161", "\u1112"},
        {"\uFF8A\uFF9E", "\uFF8A\uFF9F"},
        {"\uFF8A\uFF9F", "\uFF70"},
        {"\u304B\u3099", "\u304D"},
        {"\u6771\U000E0100", "\u4EAC"},
        {"\u0E19\u0E49\u0E33", "\u0E19"},
        {"\u0915\u094D", "\u0937"},
        {"\n", "\u0301"},
        {"\u0301\u0301", "a"},
        {"\xFF", "\u0301"},
        {"\xE2\x82", "a"},
        {"a", "\xCC"},
    };
    for (const auto& [first, rest] : examples) {
        const std::string text = "x" + std::string(first) + std::string(rest);
        EXPECT_EQ(end_of_character(text, 1) - 1, first.size()) << text;
    }
}

TEST(EndOfCharacter, LooksAtABoundedNumberOfMarks) {
    std::string text = "a";
    for (int i = 0; i < 1000; ++i) text += "\u0301";
    EXPECT_EQ(end_of_character(text, 0), 1u + 63u * 2u);
}

// The naive model: ICU's character iterator. Texts are drawn from letters, marks and Jamo, for which rules GB11 to
// GB13 (emoji, regional indicators) say nothing; no Indic letters, which ICU ties to a virama before them.
TEST(EndOfCharacter, AgreesWithIcuForLettersAndMarks) {
    constexpr std::u32string_view alphabet =
        U"a\u00E9\u0301\u0308\u200D\u0903\u094D\u0E01\u0E33\u1100\u1112\uA960\u1161\uD7B0\u11A8\uD7CB\uAC00\uAC01"
        U"\uFF8A\uFF9E\u3042\u3099\u6771\uFE0F\n\r\u00AD ";
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> icu_characters(
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    ASSERT_TRUE(U_SUCCESS(status));
    std::mt19937 engine(29);
    for (int i = 0; i < 20000; ++i) {
        std::string text;
        icu::UnicodeString units;
        for (std::size_t length = 1 + engine() % 12; length > 0; --length) {
            char32_t c = alphabet[engine() % alphabet.size()];
            if (c == '\n' && units.endsWith(u"\r", 1)) c = 'b';  // the two are no character of any script
            append_utf8(text, c);
            units.append(static_cast<UChar32>(c));
        }
        icu_characters->setText(units);
        std::size_t at = 0;
        std::int32_t unit = 0;
        while (at < text.size()) {
            at = end_of_character(text, at);
            std::string expected;
            unit = icu_characters->following(unit);
            units.tempSubString(0, unit).toUTF8String(expected);
            ASSERT_EQ(at, expected.size()) << text;
        }
    }
}

}  // namespace
}  // namespace kwic
