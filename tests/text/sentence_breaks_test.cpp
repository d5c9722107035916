#include "text/sentence_breaks.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kwic {
namespace {

struct Example {
    std::string_view before;
    std::string_view gap;
    std::string_view after;
    bool ends;
};

TEST(SentenceBreaks, AreWhereTheExamplesSay) {
    constexpr Example examples[] = {
        // terminators
        {"The summit closed", ". ", "Delegates left", true},
        {"The summit closed", ".\n", "Delegates left", true},
        {"The summit closed", ".\r\n", "Delegates left", true},
        {"Who came", "? ", "Nobody did", true},
        {"Stop", "! ", "Go on", true},
        {"Really", "?! ", "Yes", true},
        {"it ended", ". ", "1961 was the year", true},
        {"one clause", ", ", "Another", false},
        {"one clause", "; ", "Another", false},
        {"two", " ", "Words", false},
        {"it ended", ".", "Then", false},
        {"closed", ". ", "delegates", false},
        {"he cried", "! ", "and left", false},
        // abbreviations
        {"saw Dr", ". ", "Smith", false},
        {"Mrs", ". ", "Gandhi", false},
        {"(cf", ". ", "Table", false},
        {"the U.S", ". ", "Troops", false},
        {"the U.S", ". ", "troops", false},
        {"by J", ". ", "Smith", false},
        {"\u0410.\u0421", ". ", "\u041F\u0443\u0448\u043A\u0438\u043D", false},
        {"\u201CJ", ". ", "Smith", false},
        {"fruit, e.g", ". ", "Apples", false},
        {"in Sept", ". ", "1961", false},
        {"in Sept", ". ", "Later", true},
        {"see No", ". ", "5", false},
        {"he said no", ". ", "Then", true},
        {"see \u0440\u0438\u0441", ". ", "5", false},
        {"am 5", ". ", "september", false},
        {"\n1", ". ", "Introduction", false},
        {"in 1961", ". ", "Then", true},
        {"Amazing Drs", ". ", "Went", true},
        {"Donaudampfschifffahrtsgesellschaft", ". ", "Dann", true},
        // numbers and names
        {"3", ".", "14", false},
        {"node", ".", "js", false},
        {"runtime", " .", "NET", false},
        // closers and openers
        {"he left", ".\" ", "She stayed", true},
        {"he left", ".\u201D ", "She stayed", true},
        {"he left", ".\u201D ", "she said", false},
        {"(all of them", ".) ", "The", true},
        {"(all of them", "). ", "The", true},
        {"he left", ". \u201C", "She stayed", true},
        {"he left", ". (", "She stayed", true},
        {"et al", ".). ", "The", true},
        {"the U.S", ".). ", "The", true},
        // ellipses
        {"wait", "... ", "what", false},
        {"wait", "... ", "What", true},
        {"wait", "\u2026 ", "What", true},
        {"wait", "\u2026 ", "what", false},
        {"J", "... ", "Smith", true},
        // other scripts
        {"\u4F1A\u8BAE\u7ED3\u675F", "\u3002", "\u4EE3\u8868\u79BB\u5F00", true},
        {"\u771F\u7684", "\uFF1F", "\u662F", true},
        {"\u597D", "\uFF01\u300D", "\u4ED6", true},
        {"\u7528", "\u3002", "iphone", true},
        {"\u4E1C", "\uFF0C", "\u897F", false},
        {"\u0645\u0627\u0630\u0627", "\u061F ", "\u0646\u0639\u0645", true},
        {"\u0645\u0627\u0630\u0627", "\u060C ", "\u0646\u0639\u0645", false},
        {"\u0939\u0948", "\u0964 ", "\u092F\u0939", true},
        {"\u0E17\u0E35\u0E48", " ", "\u0E19\u0E35\u0E48", false},
        // lines
        {"no stop", "\n\n", "next", true},
        {"no stop", "\r\n\r\n", "next", true},
        {"no stop", "\r\r", "next", true},
        {"no stop", "\n \t\n", "next", true},
        {"no stop", ",\n\n\n", "next", true},
        {"no stop", "\f", "next", true},
        {"Members", "\n", "Algeria joined", true},
        {"# Members", "\n", "Algeria joined", true},
        {"- Members", "\n- ", "Algeria", true},
        {"end.\nMembers", "\r\n", "Algeria joined", true},
        {"Members", "\n", "and others", false},
        {"Members", ",\n", "Algeria", false},
        {"of members", "\n", "Algeria", false},
        {"The members of the movement that met in the capital for the first time", "\n", "Algeria", false},
        {"Members", "\n", "\u6771", false},
        // ill-formed bytes
        {"\xE2\x82", "\xFF ", "\xC3", false},
        {"\xE2\x82", ". ", "\xC3", true},
        {"\xE2\x82", ".\xE2", "\xC3", false},
    };
    for (const Example& example : examples) {
        const std::string text = std::string(example.before) + std::string(example.gap) + std::string(example.after);
        const std::size_t gap_begin = example.before.size();
        EXPECT_EQ(sentence_ends_between(text, gap_begin, gap_begin + example.gap.size()), example.ends)
            << example.before << '[' << example.gap << ']' << example.after;
    }
}

TEST(SentenceBreaks, AreReadAtTheEdgesOfTheText) {
    EXPECT_FALSE(sentence_ends_between("", 0, 0));
    EXPECT_TRUE(sentence_ends_between("end.", 3, 4));
    EXPECT_FALSE(sentence_ends_between("end", 3, 3));
    EXPECT_TRUE(sentence_ends_between("... Start", 0, 4));
    EXPECT_FALSE(sentence_ends_between(" Start", 0, 1));
}

TEST(SentenceBreaks, LookAtABoundedPieceOfTheText) {
    const std::string letters(1000000, 'a');
    EXPECT_TRUE(sentence_ends_between(letters + ". B", letters.size(), letters.size() + 2));
    EXPECT_FALSE(sentence_ends_between(letters + "\nB", letters.size(), letters.size() + 1));
    const std::string dashes(1000000, '-');
    EXPECT_FALSE(sentence_ends_between("a" + dashes + ". B", 1, dashes.size() + 3));
}

}  // namespace
}  // namespace kwic
