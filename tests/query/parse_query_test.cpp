#include <gtest/gtest.h>

#include <kwic/query.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

constexpr std::string_view stray_and = "AND does not stand between two words";
constexpr std::string_view stray_or = "OR does not stand between two words";
constexpr std::string_view stray_not = "NOT stands before nothing";
constexpr std::string_view no_close = "The parenthesis is never closed";
constexpr std::string_view no_open = "The parenthesis closes nothing";
constexpr std::string_view no_end = "The quotation mark is never closed; the phrase goes on";
constexpr std::string_view lone_mark = "The quotation mark is never closed and is read as part of the word";
constexpr std::string_view no_field = "is not a field; it is searched as a word";
constexpr std::string_view empty_group = "The parentheses hold nothing";
constexpr std::string_view empty_phrase = "The phrase is empty";
constexpr std::string_view few_letters = "A star needs at least 2 letters before it";
constexpr std::string_view odd_star = "A star counts only at the end of a word";
constexpr std::string_view odd_sign = "The sign after NOT is ignored";

struct ExpectedWarning {
    std::size_t column = 0;
    std::string_view words;
    std::string_view suggestion = {};
};

struct Row {
    std::string_view query;
    std::string_view canonical;
    std::vector<ExpectedWarning> warnings = {};
};

void expect_reading(const Row& row) {
    SCOPED_TRACE(std::string(row.query));
    const ParsedQuery parsed = parse_query(row.query);
    EXPECT_EQ(to_string(parsed.query), row.canonical);
    ASSERT_EQ(parsed.warnings.size(), row.warnings.size())
        << (parsed.warnings.empty() ? "" : parsed.warnings.back().message);
    for (std::size_t i = 0; i < row.warnings.size(); ++i) {
        EXPECT_EQ(parsed.warnings[i].column, row.warnings[i].column);
        EXPECT_NE(parsed.warnings[i].message.find(row.warnings[i].words), std::string::npos)
            << parsed.warnings[i].message;
        EXPECT_EQ(parsed.warnings[i].suggestion, row.warnings[i].suggestion);
    }
}

void expect_readings(const std::vector<Row>& rows) {
    for (const Row& row : rows) expect_reading(row);
}

TEST(ParseQuery, WordsAndSigns) {
    expect_readings({
        {"", ""},
        {" \t\n", ""},
        {"belgrade", "belgrade"},
        {"a b", "a b"},
        {"  a\u00A0b\u3000c\u2003d  ", "a b c d"},
        {"+a -b c", "+a -b c"},
        {"+a", "+a"},
        {"-a", "-a"},
        {"(-a)", "-a"},
        {"(+a -b) c", "(+a -b) c"},
        {"a+b a-b c+ d-", "a+b a-b c+ d-"},
        {"a - b + c", "a - b + c"},
        {"-- --verbose -> += +/-", "-- --verbose -> += +/-"},
        {"(a)-b", "a \\-b"},
        {"+\"a b\" -(c d)", "+\"a b\" -c -d"},
        {"-5 +.net -#x", "-5 +.net -#x"},
        {"+AND -NOT", "+AND -NOT"},
    });
}

TEST(ParseQuery, OperatorsAndPrecedence) {
    expect_readings({
        {"a OR b", "a b"},
        {"a AND b", "+a +b"},
        {"a AND NOT b", "+a -b"},
        {"NOT a", "-a"},
        {"a NOT b", "a -b"},
        {"a OR NOT b", "a -b"},
        {"NOT a AND NOT b", "-a -b"},
        {"a AND b c", "(+a +b) c"},
        {"a b AND c", "a (+b +c)"},
        {"a OR b AND c OR d", "a (+b +c) d"},
        {"a AND b OR c AND d", "(+a +b) (+c +d)"},
        {"a AND -b", "+a -b"},
        {"+a AND b", "+a +b"},
        {"a AND b AND c", "+a +b +c"},
        {"and or not And AND, ORs", "and or not And AND, ORs"},
        {"\"a\"AND\"b\"", "+\"a\" +\"b\""},
        {"(a)AND(b)", "+a +b"},
    });
}

TEST(ParseQuery, GroupsAreTakenApartWhereTheMeaningIsTheSame) {
    expect_readings({
        {"((a))", "a"},
        {"(a OR b) AND c", "+(a b) +c"},
        {"a AND (b AND c)", "+a +b +c"},
        {"a AND (b OR c)", "+a +(b c)"},
        {"a OR (b OR c)", "a b c"},
        {"a (b AND c)", "a (+b +c)"},
        {"(a AND b)", "+a +b"},
        {"+(a b)", "a b"},
        {"+(a b) c", "+(a b) c"},
        {"-(a b)", "-a -b"},
        {"NOT (a AND b)", "-(+a +b)"},
        {"NOT (NOT a)", "-(-a)"},
        {"a (-b)", "a (-b)"},
        {"a AND (NOT b)", "+a -b"},
        {"(NOT a) AND (NOT b)", "-a -b"},
        {"c +(-a)", "c +(-a)"},
        {"+x +(c +(-a))", "+x c -a"},
    });
}

TEST(ParseQuery, Phrases) {
    expect_readings({
        {"\"non aligned\" movement", "\"non aligned\" movement"},
        {"\" non \t aligned \"", "\"non aligned\""},
        {"“non aligned”", "\"non aligned\""},
        {"„eins zwei“ „eins zwei”", "\"eins zwei\" \"eins zwei\""},
        {"«un deux» « trois »", "\"un deux\" \"trois\""},
        {"»eins zwei« ”ett två”", "\"eins zwei\" \"ett två\""},
        {"\"a “b” c\"", "\"a “b” c\""},
        {"\"a\"\"b\"c", "\"a\" \"b\" c"},
        {"\"a b\",\"c d\"", "\"a b\" , \"c d\""},
        {"x=\"a b\"", "x= \"a b\""},
        {"\"(a OR b) -c*\"", "\"(a OR b) -c*\""},
        {"5\"10 12\" york\".", "5\"10 12\" york\"."},
        {"Home » News » Sport", "Home \\» News \\» Sport"},
        {"don’t ‘a b’", "don’t ‘a b’"},
    });
}

TEST(ParseQuery, FieldsAndPrefixes) {
    expect_readings({
        {"title:summit", "title:summit"},
        {"-title:summit", "-title:summit"},
        {"title:\"non aligned\"", "title:\"non aligned\""},
        {"title:“non aligned”", "title:\"non aligned\""},
        {"title:align*", "title:align*"},
        {"title:(a -b \"c d\" ee*)", "title:a -title:b title:\"c d\" title:ee*"},
        {"title:(a AND (b OR c)) d", "(+title:a +(title:b title:c)) d"},
        {"title:C++ title:.net", "title:C++ title:.net"},
        {"title:AND title:title:x", "title:AND title:title:x"},
        {"align*", "align*"},
        {"+align* -a1*", "+align* -a1*"},
        {"中国*", "中国*"},
        {"word**", "word*"},
        {"foo-b*", "foo-b*"},
    });
}

TEST(ParseQuery, OrdinaryTextStaysOneWordWithoutWarning) {
    expect_readings({
        {"foo-bar don't C++ C# AT&T node.js", "foo-bar don't C++ C# AT&T node.js"},
        {"me@example.org 1,234.5 snake_case", "me@example.org 1,234.5 snake_case"},
        {"https://example.org/a:b?c=d&e=(f)", "https://example.org/a:b?c=d&e=(f)"},
        {"10:30 re: something std::vector ::x", "10:30 re: something std::vector ::x"},
        {"C:\\Users\\me \\\\server\\share D:\\", "C:\\Users\\me \\server\\share D\\:\\\\"},
        {"title: x title::x title://x", "title: x title::x title://x"},
        {"foo:bar mailto:a@b.c", "foo\\:bar mailto\\:a@b.c"},
        {"said:\"no way\"", "said \"no way\""},
        {"f(x) main() word(s) f(g(x),h)", "f(x) main() word(s) f(g(x),h)"},
        {"foo(bar baz)", "foo bar baz"},
        {"(see main())", "see main()"},
        {"+f(x) -(a)b", "+f(x) -a b"},
    });
}

TEST(ParseQuery, ABackslashMakesTextOfWhatFollows) {
    expect_readings({
        {"\\AND \\OR \\NOT", "\\AND \\OR \\NOT"},
        {"a \\AND b", "a \\AND b"},
        {"\\-foo \\+foo +\\-", "\\-foo \\+foo +\\-"},
        {"\\\"x\\\"", "\\\"x\""},
        {"title\\:x", "title\\:x"},
        {"\\(a b\\)", "\\(a b\\)"},
        {"wor\\*", "wor\\*"},
        {"\"a \\\"b\\\" c\"", "\"a \\\"b\\\" c\""},
        {"\\a \\1 \\_", "\\a \\1 \\_"},
    });
}

TEST(ParseQuery, OperatorsThatHaveNothingToJoinAreIgnored) {
    expect_readings({
        {"AND a", "a", {{1, stray_and, "\"AND\""}}},
        {"a AND", "a", {{3, stray_and, "\"AND\""}}},
        {"a OR", "a", {{3, stray_or, "\"OR\""}}},
        {"NOT", "", {{1, stray_not, "\"NOT\""}}},
        {"a AND AND b", "+a +b", {{7, stray_and, "\"AND\""}}},
        {"a OR OR b", "a b", {{6, stray_or, "\"OR\""}}},
        {"a AND OR b", "+a +b", {{7, stray_or, "\"OR\""}}},
        {"a OR AND b", "a b", {{6, stray_and, "\"AND\""}}},
        {"a NOT AND b", "+a +b", {{3, stray_not, "\"NOT\""}}},
        {"a AND NOT", "a", {{3, stray_and, "\"AND\""}, {7, stray_not, "\"NOT\""}}},
        {"NOT NOT a", "-a", {{1, stray_not, "\"NOT\""}}},
        {"(AND a) b", "a b", {{2, stray_and, "\"AND\""}}},
        {"(a OR) b", "a b", {{4, stray_or, "\"OR\""}}},
        {"NOT -a", "-a", {{5, odd_sign}}},
        {"NOT +a", "-a", {{5, odd_sign}}},
        {"AND AND AND", "", {{1, stray_and, "\"AND\""}}},
    });
}

TEST(ParseQuery, UnbalancedMarksAreReportedWhereTheyStand) {
    expect_readings({
        {"a \"b c", "a \"b c\"", {{3, no_end}}},
        {"é é \"b", "é é \"b\"", {{5, no_end}}},
        {"\"", "", {{1, no_end}, {1, empty_phrase}}},
        {"a “b c", "a \\“b c", {{3, lone_mark}}},
        {"a (b c", "a b c", {{3, no_close}}},
        {"+a (b (c", "+a b c", {{4, no_close}}},
        {"a) b", "a b", {{2, no_open}}},
        {"1) a 2) b", "1 a 2 b", {{2, no_open}}},
        {"f(x", "f x", {{2, no_close}}},
        {"a () b", "a b", {{3, empty_group}}},
        {"a AND ()", "a", {{7, empty_group}}},
        {"+()", "", {{2, empty_group}}},
        {"a \"\" b", "a b", {{3, empty_phrase}}},
        {"title:\" \" b", "b", {{7, empty_phrase}}},
        {"-“”", "", {{2, empty_phrase}}},
    });
}

TEST(ParseQuery, NamesThatResembleAFieldAreReported) {
    expect_readings({
        {"titel:foo", "titel foo", {{1, no_field, "title:"}}},
        {"a Title:foo", "a Title foo", {{3, no_field, "title:"}}},
        {"+titel:foo b", "+(titel foo) b", {{2, no_field, "title:"}}},
        {"-titles:\"a b\"", "-titles -\"a b\"", {{2, no_field, "title:"}}},
        {"a AND titel:(b c)", "+a +(titel b c)", {{7, no_field, "title:"}}},
        {"titel:foo titel:bar titl:x",
         "titel foo titel bar titl x",
         {{1, no_field, "title:"}, {21, no_field, "title:"}}},
        {"titel: foo titel://x titel::x", "titel: foo titel://x titel::x"},
    });
}

TEST(ParseQuery, StarsThatCannotCountAreReported) {
    expect_readings({
        {"a*", "a", {{1, few_letters}}},
        {"b -a*", "b -a", {{4, few_letters}}},
        {"C++*", "C++", {{1, few_letters}}},
        {"*ment", "\\*ment", {{1, odd_star}}},
        {"w*rd", "w\\*rd", {{2, odd_star}}},
        {"2 * 3", "2 \\* 3", {{3, odd_star}}},
        {"wo*rd*", "wo\\*rd\\*", {{3, odd_star}}},
        {"**bold**", "\\*\\*bold\\*\\*", {{1, odd_star}}},
        {"aa* bb* cc* dd* ee* ff*", "aa* bb* cc* dd* ee ff", {{17, "at most 4 words with a star"}}},
    });
}

TEST(ParseQuery, FieldsAreThoseOfTheOptions) {
    const ParseOptions options{.literal = false, .fields = {{.name = "author"}, {.name = "sub_title"}}};
    EXPECT_EQ(to_string(parse_query("author:(a b) title:c", options).query), "author:a author:b title\\:c");
    EXPECT_EQ(parse_query("sub_title:x", options).query.children.at(0).field, "sub_title");
    EXPECT_EQ(parse_query("auhtor:x", options).warnings.at(0).suggestion, "author:");
    EXPECT_EQ(to_string(parse_query("title:c", {.literal = false, .fields = {}}).query), "title\\:c");
}

TEST(ParseQuery, ResultIsNothingOrAGroup) {
    EXPECT_EQ(parse_query("").query, Query{});
    EXPECT_EQ(parse_query("()").query, Query{});
    const Query query = parse_query("a").query;
    EXPECT_EQ(query.kind, QueryKind::group);
    ASSERT_EQ(query.children.size(), 1u);
    EXPECT_EQ(query.children[0].kind, QueryKind::word);
}

TEST(ParseQuery, NodesKnowWhereTheyStand) {
    const std::string_view text = " é +\"b c\" -title:(d  f*)  x:\"y\" ";
    const Query query = parse_query(text).query;
    std::vector<std::string_view> pieces;
    for (const Query& child : query.children) {
        pieces.push_back(text.substr(child.begin_byte, child.end_byte - child.begin_byte));
    }
    EXPECT_EQ(pieces, (std::vector<std::string_view>{"é", "\"b c\"", "d", "f*", "x:", "\"y\""}));
    EXPECT_EQ(text.substr(query.begin_byte, query.end_byte - query.begin_byte), "é +\"b c\" -title:(d  f*)  x:\"y\"");
    const std::string_view fielded = "a AND title:wo* AND (b c)";
    const Query group = parse_query(fielded).query;
    EXPECT_EQ(fielded.substr(group.children.at(1).begin_byte, 9), "title:wo*");
    EXPECT_EQ(group.children.at(1).end_byte, 15u);
    EXPECT_EQ(fielded.substr(group.children.at(2).begin_byte), "(b c)");
}

TEST(ParseQuery, IllFormedBytesAndControlCharactersSeparateWords) {
    EXPECT_EQ(to_string(parse_query("a\xff"
                                    "b\xe2\x82-c\x01+d\x7f"
                                    "e\xc2\x85"
                                    "f")
                            .query),
              "a b -c +d e f");
}

}  // namespace
}  // namespace kwic
