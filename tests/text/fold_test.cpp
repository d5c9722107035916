#include "text/fold.hpp"

#include "text/utf8.hpp"

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <random>

namespace kwic {
namespace {

std::string fold(std::string_view word) {
    std::string folded = "what was there before";
    fold_word(word, folded);
    return folded;
}

std::string strip(std::string word) {
    strip_latin_marks(word);
    return word;
}

std::string encode(char32_t code_point) {
    std::string text;
    append_utf8(text, code_point);
    return text;
}

// ICU's own NFKC case fold.
std::string fold_by_icu(std::string_view word) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
    std::string folded;
    normalizer->normalize(icu::UnicodeString::fromUTF8({word.data(), static_cast<int>(word.size())}), status)
        .toUTF8String(folded);
    EXPECT_TRUE(U_SUCCESS(status));
    return folded;
}

bool is_nfc(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
    return normalizer->isNormalizedUTF8({text.data(), static_cast<int>(text.size())}, status) && U_SUCCESS(status);
}

bool is_surrogate(char32_t code_point) {
    return code_point >= 0xD800 && code_point <= 0xDFFF;
}

struct Example {
    std::string_view word;
    std::string_view result;
};

TEST(FoldWord, MakesSpellingsOfAWordTheSame) {
    constexpr Example examples[] = {
        {"", ""},
        {"Plain WORDS @[`{ 09", "plain words @[`{ 09"},
        {"\u00C9t\u00E9", "\u00E9t\u00E9"},
        {"E\u0301te\u0301", "\u00E9t\u00E9"},
        {"\uFF26\uFF35\uFF2C\uFF2C\uFF11", "full1"},
        {"\uFB01n", "fin"},
        {"\u03A3\u039F\u03A6\u039F\u03A3", "\u03C3\u03BF\u03C6\u03BF\u03C3"},
        {"\u03C3\u03BF\u03C6\u03CC\u03C2", "\u03C3\u03BF\u03C6\u03CC\u03C3"},
        {"Stra\u00DFe", "strasse"},
        {"STRA\u1E9EE", "strasse"},
        {"\u0130stanbul", "i\u0307stanbul"},
        {"co\u00ADop\u200B", "coop"},
        {"\u1112\u1161\u11AB\u1100\u116E\u11A8", "\uD55C\uAD6D"},
        {"\uFF8A\uFF9E", "\u30D0"},
        {"\u041C\u043E\u0441\u043A\u0432\u0410", "\u043C\u043E\u0441\u043A\u0432\u0430"},
        {"x\u00B2", "x2"},
        {"\u212B", "\u00E5"},
        {"a\u0323\u0302 a\u0302\u0323", "\u1EAD \u1EAD"},
        {"\U00010400", "\U00010428"},
    };
    for (const Example& example : examples) EXPECT_EQ(fold(example.word), example.result) << example.word;
}

TEST(FoldWord, LeavesIllFormedBytesOut) {
    EXPECT_EQ(fold("A\xFF"
                   "B\xE2\x82"),
              "ab");
    EXPECT_EQ(fold("\xC3"
                   "E\u0301\x80"),
              "\u00E9");
    EXPECT_EQ(fold("e\xFF\u0301"), "\u00E9");
}

TEST(FoldWord, FoldsEveryCodePointAsIcuDoes) {
    for (char32_t code_point = 0; code_point <= 0x10FFFF; ++code_point) {
        if (is_surrogate(code_point)) continue;
        const std::string word = encode(code_point);
        ASSERT_EQ(fold(word), fold_by_icu(word)) << static_cast<unsigned long>(code_point);
    }
}

TEST(FoldWord, FoldsRandomWordsAsIcuDoes) {
    constexpr char32_t first_of_ranges[] = {0x20,   0xC0,   0x300,  0x370,  0x400,  0x900,   0xE00,
                                            0x1100, 0x1160, 0x11A0, 0x3040, 0x30A0, 0xAC00,  0xFF60,
                                            0x0F70, 0x1E00, 0x1F00, 0x2000, 0xA640, 0x110A0, 0x1D160};
    std::mt19937 engine(15);
    for (int i = 0; i < 60000; ++i) {
        std::string word;
        for (std::size_t length = 1 + engine() % 8; length > 0; --length) {
            append_utf8(
                word, static_cast<char32_t>(first_of_ranges[engine() % std::size(first_of_ranges)] + engine() % 0x80));
        }
        const std::string folded = fold(word);
        ASSERT_EQ(folded, fold_by_icu(word)) << word;
        ASSERT_TRUE(is_nfc(folded)) << word;
        ASSERT_EQ(fold(folded), folded) << word;
    }
}

TEST(StripLatinMarks, LeavesBasesAndOtherScriptsAlone) {
    constexpr Example examples[] = {
        {"", ""},
        {"plain", "plain"},
        {"\u00E9t\u00E9", "ete"},
        {"r\u00E9sum\u00E9s", "resumes"},
        {"q\u0303uo\u0308\u0323", "quo"},
        {"i\u0307stanbul", "istanbul"},
        {"sm\u00F8rrebr\u00F8d", "smorrebrod"},
        {"\u0142\u00F3d\u017A", "lodz"},
        {"\u0111\u01B0\u1EDDng nguy\u1EC5n", "duong nguyen"},
        {"\u0127a\u0167", "hat"},
        {"\u01FF", "o"},
        {"\u01FD", "ae"},
        {"\u043C\u043E\u0439 \u0451\u0436 \u0457\u0436\u0430\u043A",
         "\u043C\u043E\u0439 \u0451\u0436 \u0457\u0436\u0430\u043A"},
        {"\u0438\u0301", "\u0438\u0301"},
        {"\u03AC\u03BB\u03C6\u03B1", "\u03AC\u03BB\u03C6\u03B1"},
        {"\u0915\u094D\u0937\u093F", "\u0915\u094D\u0937\u093F"},
        {"1\u0301", "1\u0301"},
        {"\u0301a", "\u0301a"},
        {"\u30AB\u3099 \uD55C\uAD6D \u6771", "\u30AB\u3099 \uD55C\uAD6D \u6771"},
        {"\u0131\u00FE\u00DF", "\u0131\u00FE\u00DF"},
        {"\u0153uvre \u00E6sir", "oeuvre aesir"},
        {"\xFF\u00E9\xC3",
         "\xFF"
         "e\xC3"},
    };
    for (const Example& example : examples) EXPECT_EQ(strip(std::string(example.word)), example.result) << example.word;
}

TEST(StripLatinMarks, ReducesEveryPrecomposedLatinLetterToItsBase) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFDInstance(status);
    int letters = 0;
    for (char32_t code_point = 0; code_point <= 0x10FFFF; ++code_point) {
        const auto asked = static_cast<UChar32>(code_point);
        icu::UnicodeString decomposition;
        if (!normalizer->getDecomposition(asked, decomposition)) continue;
        if (uscript_getScript(asked, &status) != USCRIPT_LATIN) {
            EXPECT_EQ(strip(encode(code_point)), encode(code_point)) << static_cast<unsigned long>(code_point);
            continue;
        }
        std::string decomposed;
        decomposition.toUTF8String(decomposed);
        const std::string base = strip(encode(static_cast<char32_t>(decomposition.char32At(0))));
        EXPECT_EQ(strip(encode(code_point)), base) << static_cast<unsigned long>(code_point);
        EXPECT_EQ(strip(decomposed), base) << static_cast<unsigned long>(code_point);
        EXPECT_EQ(count_code_points(base), base == "ae" ? 2U : 1U);
        ++letters;
    }
    EXPECT_GT(letters, 450);
}

TEST(StripLatinMarks, TakesTheStrokeOffEveryLetterThatIsAPlainBaseWithOne) {
    constexpr std::string_view prefix = "LATIN SMALL LETTER ";
    constexpr std::string_view suffix = " WITH STROKE";
    int letters = 0;
    for (char32_t code_point = 0x80; code_point < 0x3000; ++code_point) {
        char name[128];
        UErrorCode status = U_ZERO_ERROR;
        const std::int32_t length =
            u_charName(static_cast<UChar32>(code_point), U_UNICODE_CHAR_NAME, name, sizeof name, &status);
        const std::string_view whole(name, static_cast<std::size_t>(length));
        if (whole.size() != prefix.size() + 1 + suffix.size()) continue;
        if (!whole.starts_with(prefix) || !whole.ends_with(suffix)) continue;
        EXPECT_EQ(strip(encode(code_point)), std::string(1, static_cast<char>(whole[prefix.size()] | 0x20))) << whole;
        ++letters;
    }
    EXPECT_GE(letters, 15);
}

}  // namespace
}  // namespace kwic
