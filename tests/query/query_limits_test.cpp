#include <gtest/gtest.h>

#include <kwic/query.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "query/query_trees.hpp"

namespace kwic {
namespace {

std::string repeat(std::string_view piece, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += piece;
    return text;
}

std::size_t depth_of(const Query& query) {
    std::size_t deepest = 0;
    for (const Query& child : query.children) deepest = std::max(deepest, depth_of(child));
    return query.kind == QueryKind::group ? deepest + 1 : deepest;
}

void expect_one_warning(const ParsedQuery& parsed, std::string_view words, std::size_t column) {
    ASSERT_EQ(parsed.warnings.size(), 1u);
    EXPECT_NE(parsed.warnings[0].message.find(words), std::string::npos) << parsed.warnings[0].message;
    EXPECT_EQ(parsed.warnings[0].column, column);
}

TEST(QueryLimits, BytesAreCutAtACodePoint) {
    const std::string text = "a" + repeat("é", max_query_bytes / 2);
    const ParsedQuery parsed = parse_query(text);
    EXPECT_EQ(parsed.query.children.at(0).text, text.substr(0, max_query_bytes - 1));
    expect_one_warning(parsed, "longer than 65536 bytes", max_query_bytes / 2 + 1);
    EXPECT_TRUE(parse_query(text.substr(0, max_query_bytes - 1)).warnings.empty());
    EXPECT_TRUE(parse_query(std::string(max_query_bytes, 'a')).warnings.empty());
}

TEST(QueryLimits, WhatTheCutLeavesOpenIsNoMistake) {
    const std::string spaces(max_query_bytes - 8, ' ');
    for (const std::string_view end :
         {"a \"b cd\"", "a (b cd)", "a b AND cd", "a b OR NOT +title:(cd)", "a AND ( ( cd ))"}) {
        const ParsedQuery parsed =
            parse_query(spaces + std::string(end.substr(0, 8)) + std::string(end.substr(8)) + "x");
        expect_one_warning(parsed, "longer than", max_query_bytes + 1);
        EXPECT_FALSE(parsed.query.children.empty());
    }
}

TEST(QueryLimits, IllFormedBytesAtTheCutAreHarmless) {
    const ParsedQuery parsed = parse_query("a " + std::string(max_query_bytes, '\x80'));
    EXPECT_EQ(to_string(parsed.query), "a");
    EXPECT_EQ(parsed.warnings.size(), 1u);
}

TEST(QueryLimits, WordsBeyondTheLastAreDropped) {
    const std::string full = repeat("a ", max_query_terms);
    EXPECT_TRUE(parse_query(full).warnings.empty());
    const ParsedQuery parsed = parse_query(full + "-bb cc");
    EXPECT_EQ(parsed.query.children.size(), max_query_terms);
    expect_one_warning(parsed, "more than 256 words", full.size() + 2);
    expect_one_warning(parse_query(full + "AND (titel:b"), "more than 256 words", full.size() + 6);
}

TEST(QueryLimits, WordsOfPhrasesCount) {
    const std::string text = repeat("\"a b c d e f g h\" ", max_query_terms / 8);
    EXPECT_TRUE(parse_query(text).warnings.empty());
    EXPECT_EQ(parse_query(text + "\"x y\"").query.children.size(), max_query_terms / 8);
    EXPECT_EQ(parse_query(text + "\"x y\"").warnings.size(), 1u);
}

TEST(QueryLimits, PhrasesAreShortened) {
    const std::string full = repeat("a ", max_phrase_terms - 1) + "a";
    EXPECT_TRUE(parse_query('"' + full + '"').warnings.empty());
    const ParsedQuery parsed = parse_query("x \"" + full + " b c\" y");
    EXPECT_EQ(to_string(parsed.query), "x \"" + full + "\" y");
    expect_one_warning(parsed, "at most 16 words", 3);
}

TEST(QueryLimits, DeepParenthesesAreIgnored) {
    const auto nested = [](std::size_t depth) { return repeat("a -(+b ", depth) + "c" + std::string(depth, ')'); };
    EXPECT_TRUE(parse_query(nested(max_query_depth)).warnings.empty());
    const ParsedQuery parsed = parse_query(nested(max_query_depth + 2));
    expect_one_warning(parsed, "nested more than 64 deep", 7 * max_query_depth + 4);
    EXPECT_EQ(depth_of(parsed.query), max_query_depth + 1);
    EXPECT_EQ(parse_query(to_string(parsed.query)).warnings.size(), 0u);
    EXPECT_EQ(to_string(parse_query(std::string(200, '(') + "a" + std::string(200, ')')).query), "a");
}

TEST(QueryLimits, DeepGroupsWithoutParenthesesAreDropped) {
    const std::string text = repeat("a OR b AND (", max_query_depth) + "c" + std::string(max_query_depth, ')');
    const ParsedQuery parsed = parse_query(text);
    expect_one_warning(parsed, "Groups are nested more than 64 deep", 1);
    EXPECT_LE(depth_of(parsed.query), max_query_depth + 1);
    EXPECT_GE(depth_of(parsed.query), max_query_depth - 1);
    const ParsedQuery again = parse_query(to_string(parsed.query));
    EXPECT_TRUE(again.warnings.empty());
    EXPECT_EQ(to_string(again.query), to_string(parsed.query));
}

TEST(QueryLimits, NearsTakeAsMuchAsPhrases) {
    const std::string full = repeat("=a NEAR b NEAR ", max_phrase_terms / 2);
    const ParsedQuery parsed = parse_query(full + "c NEAR d");
    expect_one_warning(parsed, "NEAR joins at most 16 words or groups", 4);
    EXPECT_EQ(parsed.query.children.at(0).children.size(), max_phrase_terms);
    EXPECT_TRUE(parse_query(full.substr(0, full.size() - 6)).warnings.empty());
}

TEST(QueryLimits, DeepNearsAreDropped) {
    const std::string text = repeat("x OR y AND (=z NEAR ((a OR b) NEAR =c)) AND (", max_query_depth) + "c" +
                             std::string(max_query_depth, ')');
    const ParsedQuery parsed = parse_query(text);
    EXPECT_FALSE(parsed.query.children.empty());
    const ParsedQuery again = parse_query(to_string(parsed.query));
    EXPECT_TRUE(again.warnings.empty());
    EXPECT_EQ(to_string(again.query), to_string(parsed.query));
}

TEST(QueryLimits, LiteralTextHasThemToo) {
    const ParseOptions literal{.literal = true};
    const ParsedQuery words = parse_query(repeat("* ", max_query_terms + 1), literal);
    EXPECT_EQ(words.query.children.size(), max_query_terms);
    expect_one_warning(words, "more than 256 words", 2 * max_query_terms + 1);
    expect_one_warning(parse_query(std::string(max_query_bytes + 1, '('), literal), "longer than", max_query_bytes + 1);
}

TEST(QueryLimits, MegabytesOfOneMarkHaveFewWarnings) {
    const std::vector<std::string_view> pieces = {
        "\"",    "(",      ")",   "+",    "-",       "*",        "\\",       "“",          "„ ",
        "« ",    "»x",     "x(",  "()",   "+(",      "AND ",     "NOT ",     ":",          "a:",
        "a:\"",  "titel:", ".\"", "x(\"", "\"\" ",   "-.",       "\xff",     "\xe2\x82",   "(x",
        "aa* ",  "a*b ",   "„x ", "=",    "=x ",     "x~ ",      "x^2 ",     "\"a b\"~2 ", "a NEAR b ",
        "NEAR ", ")^2",    "x^",  "x^2^", "~2",      "year:5 ",  "year:>5 ", "lang:(",     "year:x",
        "**",    "?",      "a?",  "=\"",  "title: ", "(a NEAR ", "^1",       "path:*/ "};
    for (const std::string_view piece : pieces) {
        SCOPED_TRACE(std::string(piece));
        const std::string text = repeat(piece, (std::size_t{1} << 20) / piece.size());
        const ParsedQuery parsed = parse_query(text, query_trees::all_fields());
        EXPECT_LE(parsed.warnings.size(), 5u);
        EXPECT_LE(parsed.query.children.size(), max_query_terms);
        for (const Diagnostic& warning : parsed.warnings) EXPECT_LE(warning.column, max_query_bytes + 1);
    }
}

}  // namespace
}  // namespace kwic
