// Whatever is typed: no crash, sound positions, and a canonical text that says the same.
#include <gtest/gtest.h>

#include <kwic/query.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "query/query_trees.hpp"
#include "query/same_tree.hpp"
#include "support/test_rounds.hpp"
#include "text/utf8.hpp"

namespace kwic {
namespace {

using namespace query_trees;

std::vector<std::string> query_pieces() {
    std::vector<std::string> pieces = word_pieces();
    pieces.insert(pieces.end(), {" ",         " ",        " ",        " AND ",
                                 " OR ",      " NOT ",    " +",       " -",
                                 "(",         ")",        " \"",      "\" ",
                                 "title:",    "titel:",   "ab",       "ab*",
                                 "\xff",      "\xe4\xb8", "\xf0\x9f", std::string(1, '\0'),
                                 "\x1b",      "\u200b",   "\ufeff",   " =",
                                 " NEAR ",    " NEAR/3 ", "~2",       "~",
                                 "^2",        "^0.5",     ")^3",      "\"~4",
                                 "lang:",     "year:",    "date:",    "path:",
                                 "author:",   "1975",     "..",       "1980..",
                                 ">=",        "2020-06",  "today",    "word*",
                                 "w?rd",      "*ment",    "colour~",  "/",
                                 "*",         "?",        ".md",      " OR lang:fr ",
                                 " lang:de ", " year:5 "});
    return pieces;
}

void expect_sound_positions(const Query& query, std::string_view text) {
    EXPECT_LT(query.begin_byte, query.end_byte);
    EXPECT_LE(query.end_byte, text.size());
    for (const Query& child : query.children) {
        EXPECT_GE(child.begin_byte, query.begin_byte);
        EXPECT_LE(child.end_byte, query.end_byte);
        expect_sound_positions(child, text);
    }
}

void expect_sound_warnings(const ParsedQuery& parsed, std::string_view text) {
    std::size_t column = 1;
    for (const Diagnostic& warning : parsed.warnings) {
        EXPECT_LE(column, warning.column);
        column = warning.column;
        EXPECT_TRUE(warning.message.ends_with('.'));
        EXPECT_EQ(find_ill_formed(warning.message), std::string_view::npos);
    }
    EXPECT_LE(column, count_code_points(text) + 1);
}

void expect_canonical(const ParsedQuery& parsed) {
    const std::string canonical = to_string(parsed.query, all_fields().fields);
    const ParsedQuery again = parse_query(canonical, all_fields());
    expect_same_tree(again.query, parsed.query, canonical);
    EXPECT_EQ(to_string(again.query, all_fields().fields), canonical);
    EXPECT_TRUE(again.warnings.empty()) << canonical << "\n" << again.warnings[0].message;
    EXPECT_EQ(find_ill_formed(canonical), std::string_view::npos);
}

void expect_sound(const std::string& text) {
    SCOPED_TRACE(text);
    const ParsedQuery parsed = parse_query(text, all_fields());
    if (parsed.query.kind != QueryKind::nothing) {
        EXPECT_EQ(parsed.query.kind, QueryKind::group);
        expect_sound_positions(parsed.query, text);
    }
    expect_sound_warnings(parsed, text);
    expect_canonical(parsed);
}

TEST(RandomQueries, PiecesOfTheLanguage) {
    const std::vector<std::string> pieces = query_pieces();
    Random random(1);
    for (std::size_t round = 0; round < test_rounds(40000) && !HasFailure(); ++round) {
        expect_sound(random_pieces(random, pieces, random_below(random, 24)));
    }
}

TEST(RandomQueries, LongOnes) {
    const std::vector<std::string> pieces = query_pieces();
    Random random(2);
    for (std::size_t round = 0; round < test_rounds(100) && !HasFailure(); ++round) {
        expect_sound(random_pieces(random, pieces, random_below(random, 3000)));
    }
}

TEST(RandomQueries, AnyBytes) {
    Random random(3);
    for (std::size_t round = 0; round < test_rounds(20000) && !HasFailure(); ++round) {
        std::string text;
        for (std::size_t left = random_below(random, 40); left > 0; --left) {
            text.push_back(static_cast<char>(random_below(random, 256)));
        }
        expect_sound(text);
    }
}

// Every word of up to four pieces, among them each sign that means something and its escape.
TEST(ShortQueries, EveryWordIsReadBack) {
    const std::vector<std::string> pieces = {"abc", "1", "*", "?", "~", "^", ".", ",", "-", "\\", "\"", ":", "("};
    std::vector<std::string> texts = {""};
    for (std::size_t first = 0; first < texts.size() && texts.size() < 30'000; ++first) {
        for (const std::string& piece : pieces) texts.push_back(texts[first] + piece);
    }
    for (std::size_t i = 0; i < texts.size() && !HasFailure(); ++i) expect_sound(texts[i]);
}

TEST(ShortQueries, WhatWasOnceNotReadBack) {
    for (const std::string text : {"*111\\.", "\"x *111\\. y\"", "=*111\\.", "title:*abc\\.\\."}) expect_sound(text);
}

TEST(RandomQueries, ParenthesesAndOperatorsOnly) {
    const std::vector<std::string> pieces = {
        "(",  ")",  " a",     " b",       " AND ",    " OR ",     " NOT ", " +",       " -",      " c AND ",
        " (", ") ", " NEAR ", " NEAR/3 ", " lang:fr", " lang:de", ")^2",   " year:>5", " year:<9"};
    Random random(4);
    for (std::size_t round = 0; round < test_rounds(40000) && !HasFailure(); ++round) {
        expect_sound(random_pieces(random, pieces, random_below(random, 40)));
    }
}

}  // namespace
}  // namespace kwic
