#include "query/lexer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "query/lexical_rules.hpp"
#include "query/nearest_field.hpp"
#include "query/query_trees.hpp"
#include "query/quotation.hpp"
#include "support/test_rounds.hpp"

namespace kwic {
namespace {

using namespace query_trees;

const std::vector<FieldSpec> fields = {
    {.name = "title"}, {.name = "year", .type = FieldType::number}, {.name = "path", .type = FieldType::path}};

std::string name_of(const Query& term) {
    switch (term.kind) {
        case QueryKind::nothing:
            return "nothing";
        case QueryKind::word:
            return (term.exact ? "=" : "") + term.text;
        case QueryKind::phrase:
            return (term.exact ? "=<" : "<") + term.text + ">";
        default:
            return "{" + to_string(term, fields) + "}";
    }
}

std::string name_of(const QueryToken& token, const LexedQuery& query) {
    switch (token.kind) {
        case QueryTokenKind::term:
            return name_of(query.terms[token.term]);
        case QueryTokenKind::field:
            return token.text + "@";
        case QueryTokenKind::unknown_field:
            return query.terms[token.term].text + "?";
        case QueryTokenKind::open:
            return "(";
        case QueryTokenKind::close:
            return token.boost == 1 ? ")" : ")^";
        case QueryTokenKind::plus:
            return "+";
        case QueryTokenKind::minus:
            return "-";
        case QueryTokenKind::and_word:
            return "&";
        case QueryTokenKind::or_word:
            return "|";
        case QueryTokenKind::not_word:
            return "!";
        case QueryTokenKind::near_word:
            return "~" + std::to_string(token.distance);
        case QueryTokenKind::end:
            return ".";
    }
    return "unknown";
}

std::string tokens_of(std::string_view text) {
    QueryDiagnostics diagnostics;
    std::string names;
    const LexedQuery query = lex_query(text, false, fields, diagnostics);
    for (const QueryToken& token : query.tokens) names += (names.empty() ? "" : " ") + name_of(token, query);
    return names;
}

TEST(QueryLexer, EndsWithAnEnd) {
    EXPECT_EQ(tokens_of(""), ".");
    EXPECT_EQ(tokens_of("  "), ".");
}

TEST(QueryLexer, TellsOperatorsFromWords) {
    EXPECT_EQ(tokens_of("a AND(b OR-c)NOT \"d\" ANDx"), "a & ( b OR-c ) ! <d> ANDx .");
    EXPECT_EQ(tokens_of("+a -(b) (+c)+d"), "+ a - ( b ) ( + c ) +d .");
    EXPECT_EQ(tokens_of("+title:ab* -titel:(x) title:(y)"), "+ title@ {ab*} - titel? ( x ) title@ ( y ) .");
    EXPECT_EQ(tokens_of("a NEAR b NEAR/3(c)^2 NEAR/x NEAR/4"), "a ~10 b ~3 ( c )^ NEAR/x ~4 .");
    EXPECT_EQ(tokens_of("=a +=\"b c\" x=d e =\\? = =>"), "=a + =<b c> x=d e =? = => .");
}

TEST(QueryLexer, ValuesAreReadByTheFieldThatTheyStandIn) {
    EXPECT_EQ(tokens_of("year:(5 (6..7) x:8) 9"), "year@ ( {5} ( {6..7} ) nothing ) 9 .");
    EXPECT_EQ(tokens_of("path:(a^2 title:b^2 \"c d\")^2"), "path@ ( a^2 title@ b c d )^ .");
    const std::string open(max_query_depth, '(');
    EXPECT_EQ(tokens_of(open + "year:(5)").substr(2 * max_query_depth), "year@ ( 5 ) .");
}

TEST(QueryLexer, TokensKnowTheirBytes) {
    const std::string_view text = "é \\-x title:“a  b”*";
    QueryDiagnostics diagnostics;
    const LexedQuery query = lex_query(text, false, fields, diagnostics);
    std::vector<std::string_view> pieces;
    for (const QueryToken& token : query.tokens) {
        pieces.push_back(text.substr(token.begin_byte, token.end_byte - token.begin_byte));
    }
    EXPECT_EQ(pieces, (std::vector<std::string_view>{"é", "\\-x", "title:", "“a  b”", "*", ""}));
    EXPECT_EQ(query.terms[2].text, "-x");
    EXPECT_EQ(query.terms[3].text, "a b");
}

// For each parenthesis, a look at all that follows it.
std::size_t find_closing_slowly(std::string_view text, std::size_t at) {
    std::size_t open = 0;
    for (; at < text.size() && text[at] != ' '; ++at) {
        if (text[at] == '\\') {
            ++at;
            continue;
        }
        if (text[at] == '(') ++open;
        if (text[at] == ')' && --open == 0) return at;
    }
    return std::string_view::npos;
}

TEST(LexicalRules, ParenthesesPairAsACountOfEachSays) {
    Random random(5);
    for (std::size_t round = 0; round < test_rounds(5000); ++round) {
        const std::string text =
            random_pieces(random, {"(", "(", ")", ")", "a", " ", "\\(", "\\)"}, random_below(random, 16));
        const std::vector<std::size_t> closing = pair_parentheses(text);
        for (std::size_t at = 0; at < text.size(); ++at) {
            const bool is_escaped = at > 0 && text[at - 1] == '\\';
            const std::size_t expected =
                text[at] == '(' && !is_escaped ? find_closing_slowly(text, at) : std::string_view::npos;
            ASSERT_EQ(closing[at], expected) << text << " at " << at;
        }
    }
}

TEST(LexicalRules, SeparatorsAreJoined) {
    EXPECT_EQ(join_with_spaces(" a \t\u2028b\xff\xc3(c\u200b "), "a b (c");
    EXPECT_EQ(join_with_spaces("\x80"), "");
}

TEST(LexicalRules, LettersAreCountedWithoutTheirMarks) {
    EXPECT_EQ(count_letters("e\u0301a1"), 3u);
    EXPECT_EQ(count_letters("C++ _"), 1u);
    EXPECT_EQ(count_letters("中"), 1u);
}

TEST(Quotation, MarksPairOnlyWithTheirOwn) {
    const auto quoted = [](std::string_view text) {
        const QuotedRange range = QuotationFinder(text).find_at_term_start(0);
        return range.opens ? std::string(text.substr(range.begin_byte, range.end_byte - range.begin_byte)) : "none";
    };
    EXPECT_EQ(quoted("\"a\\\"b\" c\""), "a\\\"b");
    EXPECT_EQ(quoted("\"a” b"), "a” b");
    EXPECT_EQ(quoted("“a “b” c"), "a “b");
    EXPECT_EQ(quoted("“a \" b"), "none");
    EXPECT_EQ(quoted("„a ”b”"), "a ”b");
    EXPECT_EQ(quoted("« a »"), " a ");
    EXPECT_EQ(quoted("» a »"), "none");
    EXPECT_EQ(quoted("a"), "none");
}

TEST(Quotation, InsideAWordAMarkOpensOnlyBetweenPunctuationAndText) {
    const auto opens = [](std::string_view text, std::size_t at) {
        return QuotationFinder(text).find_inside_word(at).opens;
    };
    EXPECT_TRUE(opens("=\"a\"", 1));
    EXPECT_TRUE(opens("=“a”", 1));
    EXPECT_FALSE(opens("5\"a\"", 1));
    EXPECT_FALSE(opens("é\"a\"", 2));
    EXPECT_FALSE(opens(".\" a\"", 1));
    EXPECT_FALSE(opens(".\")\"", 1));
    EXPECT_FALSE(opens(".”a”", 1));
    EXPECT_FALSE(opens(".“a", 1));
}

// By the definition: the cheapest of the three edits of the first characters that differ.
std::size_t distance_slowly(std::string_view a, std::string_view b) {
    if (a.empty()) return b.size();
    if (b.empty()) return a.size();
    if (a[0] == b[0]) return distance_slowly(a.substr(1), b.substr(1));
    return 1 + std::min({distance_slowly(a.substr(1), b), distance_slowly(a, b.substr(1)),
                         distance_slowly(a.substr(1), b.substr(1))});
}

TEST(NearestField, IsTheOneThatTheDefinitionOfTheDistanceGives) {
    Random random(6);
    const std::vector<FieldSpec> known = {{"abcab"}, {"bbc"}, {"a"}, {"cacaca"}};
    for (std::size_t round = 0; round < test_rounds(3000); ++round) {
        const std::string name = random_pieces(random, {"a", "b", "c"}, 1 + random_below(random, 7));
        std::string_view expected;
        std::size_t fewest = 3;
        for (const FieldSpec& field : known) {
            const std::size_t edits = distance_slowly(name, field.name);
            if (edits >= fewest || edits > field.name.size() / 2) continue;
            fewest = edits;
            expected = field.name;
        }
        ASSERT_EQ(nearest_field(name, known), expected) << name;
    }
}

TEST(NearestField, DoesNotMindCaseAndLength) {
    EXPECT_EQ(nearest_field("TITEL", {{"title"}}), "title");
    EXPECT_EQ(nearest_field("tïtle", {{"title"}}), "title");
    EXPECT_EQ(nearest_field("text", {{"title"}}), "");
    EXPECT_EQ(nearest_field(std::string(60000, 't'), {{"title"}}), "");
    EXPECT_EQ(nearest_field("x", {{"id"}, {"url"}}), "");
    EXPECT_EQ(nearest_field("title", {}), "");
}

}  // namespace
}  // namespace kwic
