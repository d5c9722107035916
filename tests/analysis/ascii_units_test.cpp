// Units that are found many at once against those that are read one by one.
#include "analysis/ascii_units.hpp"

#include "analysis/plain_units.hpp"
#include "storage/random_text.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <ostream>
#include <string>
#include <vector>

namespace kwic {
namespace {

using testing::RandomText;

struct FoundUnit {
    std::size_t begin_byte = 0;
    std::size_t end_byte = 0;
    bool one_word = true;

    bool operator==(const FoundUnit&) const = default;
};

std::ostream& operator<<(std::ostream& out, const FoundUnit& unit) {
    return out << unit.begin_byte << ".." << unit.end_byte << (unit.one_word ? "" : " compound");
}

std::vector<FoundUnit> at_once(const std::string& text) {
    std::vector<FoundUnit> found;
    AsciiUnits units = find_ascii_units(read_ascii_block(text.data()));
    for (; units.ends != 0; units.drop_first()) {
        found.push_back({static_cast<std::size_t>(std::countr_zero(units.begins)),
                         static_cast<std::size_t>(std::countr_zero(units.ends)), !units.first_is_compound()});
    }
    return found;
}

// Those that end in the first block; stops before what takes all rules.
std::vector<FoundUnit> one_by_one(const std::string& text) {
    std::vector<FoundUnit> found;
    for (std::size_t at = 0; at < ascii_block_bytes;) {
        at = skip_plain_separators(text, at);
        PlainUnit unit;
        if (at == text.size() || !read_plain_unit(text, at, unit)) break;
        if (unit.kind != SegmentKind::none) found.push_back({at, unit.end_byte, unit.one_word});
        at = unit.end_byte;
    }
    while (!found.empty() && found.back().end_byte > ascii_block_bytes) found.pop_back();
    return found;
}

// Of the first block of `text`; true if all of its units were found at once.
bool expect_no_others(const std::string& text) {
    const std::vector<FoundUnit> found = at_once(text);
    const std::vector<FoundUnit> expected = one_by_one(text);
    EXPECT_LE(found.size(), expected.size()) << text;
    for (std::size_t i = 0; i < std::min(found.size(), expected.size()); ++i) EXPECT_EQ(found[i], expected[i]) << text;
    const bool none = find_ascii_units(read_ascii_block(text.data())).none;
    EXPECT_TRUE(!none || expected.empty()) << text;
    return found.size() == expected.size();
}

std::string in_a_block(const std::string& begin) {
    return begin + std::string(72 - begin.size(), ' ');
}

TEST(AsciiUnits, WhatIsInABlockIsFound) {
    struct Case {
        const char* text;
        std::vector<FoundUnit> units;
    };
    const std::vector<Case> cases = {
        {"", {}},
        {"one two, 3.", {{0, 3}, {4, 7}, {9, 10}}},
        {"a.b 1.5 1,000;5 a.1 1.a", {{0, 3}, {4, 7}, {8, 15}, {16, 17}, {18, 19}, {20, 21}, {22, 23}}},
        {"snake_case x-ray AT&T- a--b", {{0, 10}, {11, 16, false}, {17, 21, false}, {23, 24}, {26, 27}}},
        {"e-mail-server (x) [y]", {{0, 13, false}, {15, 16}, {19, 20}}},
        {"one don't two", {{0, 3}}},       // an apostrophe, or a comma
        {"one a,b", {{0, 3}}},             // the same
        {"one C++ two", {{0, 3}}},         // a sign
        {"one _x two", {{0, 3}}},          // an underscore that may not belong to it
        {"one x__y two", {{0, 3}}},        // the same
        {"one na\u00EFve two", {{0, 3}}},  // not ASCII
        {"one two.\u0301", {{0, 3}}},      // a mark behind what may join
        {"one two\r\n", {{0, 3}}},         // two bytes that are one separator
        {"a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p", {{0, 31, false}}},
    };
    for (const auto& [text, units] : cases) EXPECT_EQ(at_once(in_a_block(text)), units) << text;
}

TEST(AsciiUnits, AWordAtTheEndOfABlockIsLeft) {
    EXPECT_TRUE(at_once(std::string(100, 'x')).empty());
    for (std::size_t begin = 50; begin < 64; ++begin) {
        std::string words(128, ' ');
        words.replace(begin, 20, std::string(20, 'x'));
        EXPECT_TRUE(at_once(words).empty()) << begin;
    }
    for (const char sign : {'.', '-', ',', '\''}) {
        std::string words(128, ' ');
        words.replace(60, 3, "abc");
        words[63] = sign;
        EXPECT_TRUE(at_once(words).empty()) << sign;
    }
}

TEST(AsciiUnits, NoneButThoseThatAreReadOneByOne) {
    const std::vector<std::string> pieces = {"a",      "word",
                                             "Words",  "7",
                                             "1234",   " ",
                                             " ",      ", ",
                                             ".",      ",",
                                             ";",      "'",
                                             "-",      "&",
                                             "_",      "+",
                                             "++",     "#",
                                             "@",      ":",
                                             "\n",     "(",
                                             ")",      "/",
                                             "=",      "\t",
                                             "*",      "\r\n",
                                             "\u00E9", "\u00DF",
                                             "\u0301", "\u4E2D",
                                             "\u200D", std::string(1, '\0'),
                                             "\xFF",   std::string(60, ' ')};
    RandomText random(11);
    std::size_t all_found = 0;
    const std::size_t rounds = test_rounds(40'000);
    for (std::size_t round = 0; round < rounds; ++round) {
        const std::size_t kinds = 4 + random.below(pieces.size() - 3);
        std::string text;
        while (text.size() < 80) text += pieces[random.below(kinds)];
        all_found += expect_no_others(text) ? 1U : 0U;
        if (::testing::Test::HasFailure()) return;
    }
    EXPECT_GT(all_found, rounds / 20);
}

}  // namespace
}  // namespace kwic
