// What users of other systems complained of: ordinary text that failed as a query, or was searched as something else.
#include <gtest/gtest.h>

#include <kwic/query.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "query/query_trees.hpp"

namespace kwic {
namespace {

using namespace query_trees;

std::string reading_of(std::string_view text) {
    return to_string(parse_query(text, all_fields()).query, all_fields().fields);
}

void expect_plain_words(const std::vector<std::string>& texts) {
    for (const std::string& text : texts) {
        const ParsedQuery parsed = parse_query(text, all_fields());
        EXPECT_TRUE(parsed.warnings.empty()) << text << ": " << parsed.warnings[0].message;
        for (const Query& child : parsed.query.children) EXPECT_EQ(child.kind, QueryKind::word) << text;
        EXPECT_EQ(to_string(parsed.query), text);
    }
}

// SQLite FTS5: raw text of a user is a syntax error.
TEST(Complaints, HyphenDotApostropheAndSlashAreOrdinaryText) {
    expect_plain_words({"non-aligned", "node.js", "don't", "O'Neil's", "and/or", "1/2", "a,b;c", "50%", "#12 @home",
                        "{x} [y]", "a=b&c=d", "192.168.0.1", "DEC-0054", "$5.00 <tag>"});
}

// Xapian: "-foo" looks for foo, AND/OR throws, operators without operands throw, "C++" and "AT&T" depend on flags.
TEST(Complaints, AMinusExcludesEvenAtTheStart) {
    EXPECT_EQ(reading_of("-foo"), "-foo");
    EXPECT_EQ(reading_of("-foo bar"), "-foo bar");
}

TEST(Complaints, OperatorsWithoutOperandsAreReportedAndTheRestCounts) {
    for (const std::string_view text : {"foo AND", "AND foo", "foo OR", "NOT foo NOT", "foo NEAR", "foo AND )"}) {
        EXPECT_FALSE(parse_query(text).warnings.empty()) << text;
        EXPECT_NE(reading_of(text).find("foo"), std::string::npos) << text;
    }
    EXPECT_EQ(parse_query("AND").warnings.at(0).suggestion, "\"AND\"");
}

TEST(Complaints, NamesWithPunctuationAreOrdinaryText) {
    expect_plain_words(
        {"C++ C# .net", "AT&T R&D", "AND/OR", "1,234.5", "std::vector", "a+b", "C++?", "me@example.org"});
}

// Xapian: NEAR beside a wildcard, a group or a phrase becomes a word; `foo^2` and `"a b"~5` ask for the numbers.
TEST(Complaints, NearTakesPatternsGroupsAndPhrases) {
    EXPECT_EQ(reading_of("foo NEAR ba*"), "\"foo ba*\"~10");
    EXPECT_EQ(reading_of("foo NEAR (a OR b)"), "foo NEAR/10 (a b)");
    EXPECT_EQ(reading_of("\"a b\" NEAR c"), "\"a b\" NEAR/10 c");
    EXPECT_EQ(reading_of("foo NEAR/3 bar baz*"), "\"foo bar\"~3 baz*");
}

TEST(Complaints, BoostsAndDistancesAreNoWords) {
    EXPECT_EQ(reading_of("foo^2"), "foo^2");
    EXPECT_EQ(reading_of("\"a b\"~5"), "\"a b\"~5");
}

// Xapian: a range throws, 20201399 is taken, a reversed one finds nothing and says nothing, 1/2/2020 is read somehow.
TEST(Complaints, RangesAreCheckedWhereTheyAreWritten) {
    EXPECT_EQ(reading_of("date:2020..2021"), "date:2020..2021");
    for (const std::string_view text : {"date:20201399", "date:2021..2020", "date:1/2/2020"}) {
        EXPECT_EQ(parse_query(text, all_fields()).warnings.size(), 1u) << text;
    }
}

// Xapian: `title:x` without such a field is the phrase "title x".
TEST(Complaints, AnUnknownFieldIsSaidToBeOne) {
    EXPECT_EQ(parse_query("titel:x").warnings.at(0).suggestion, "title:");
}

// notmuch: `to:` with an empty value looks for the word "to", `-term` cannot come first.
TEST(Complaints, AFieldWithoutAValueIsReported) {
    const ParsedQuery parsed = parse_query("title: x");
    EXPECT_EQ(parsed.warnings.at(0).column, 1u);
    EXPECT_NE(parsed.warnings[0].message.find("Nothing stands directly after the colon"), std::string::npos);
}

// Tantivy: a hyphen inside a word is an operator or an error.
TEST(Complaints, AHyphenInsideAWordExcludesNothing) {
    EXPECT_EQ(reading_of("well-known e-mail state-of-the-art"), "well-known e-mail state-of-the-art");
}

// Manticore: what has to be escaped, and how often, is unclear; / ( ) ! ^ $ < ~ " in a text are errors.
TEST(Complaints, OrdinaryTextNeedsNoEscapesAndEscapesAreHarmless) {
    expect_plain_words({"wow! really?", "a<b a>b", "$HOME", "x~y", "a@b!c"});
    EXPECT_EQ(reading_of("50\\/50 wow\\! \\$5"), "50/50 wow! $5");
    EXPECT_EQ(reading_of("50/50 (almost"), "50/50 almost");
}

// Elasticsearch's query_string throws on text of users; its lenient mode finds nothing and says nothing.
TEST(Complaints, TextOfUsersNeverFails) {
    for (const std::string_view text :
         {"foo/bar [a TO", "(", ")", "\"", "foo:bar:baz", "a && b || !c", "*", "?", "~", "^", "foo~bar^baz", "path\\",
          "{a}", "AND OR NOT", "=", ":)", "C:\\", "a^b^c", "/regex/"}) {
        const ParsedQuery parsed = parse_query(text, all_fields());
        EXPECT_TRUE(parsed.query.kind == QueryKind::group || !parsed.warnings.empty()) << text;
    }
}

// mu: quotation marks that are glued to words.
TEST(Complaints, MarksInsideWordsArePartOfThem) {
    EXPECT_EQ(reading_of("5\"10 6'2\""), "5\"10 6'2\"");
}

// Meilisearch cuts a query after ten words and says nothing.
TEST(Complaints, WordsThatAreLeftOutAreReported) {
    std::string text;
    for (std::size_t i = 0; i <= max_query_terms; ++i) text += "word ";
    EXPECT_EQ(parse_query(text).warnings.size(), 1u);
}

}  // namespace
}  // namespace kwic
