#include <gtest/gtest.h>

#include <kwic/query.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/query_trees.hpp"

namespace kwic {
namespace {

using namespace query_trees;

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
constexpr std::string_view few_letters = "A word with a wildcard needs at least 2 letters";
constexpr std::string_view odd_star = "A wildcard counts only in a word of letters, digits and - _ ' . alone";
constexpr std::string_view odd_tilde = "A word takes wildcards or a tilde";
constexpr std::string_view odd_equals = "is never searched by its stem; the sign = before it";
constexpr std::string_view few_for_tilde = "A word with a tilde needs at least 3 letters";
constexpr std::string_view odd_edits = "A tilde stands for 1 or 2 edits";
constexpr std::string_view odd_boost = "A boost lies between 0.01 and 100";
constexpr std::string_view far_near = "At most 250 words may stand between";
constexpr std::string_view odd_near = "NEAR joins words, phrases and alternatives of one field";
constexpr std::string_view stray_near = "NEAR does not stand between two words";
constexpr std::string_view two_nears = "Several NEARs in a row share one distance";
constexpr std::string_view no_value = "Nothing stands directly after the colon";
constexpr std::string_view no_number = "is no number, as 1975, 1975..1980, >=1.5 and 2k are; it is left out";
constexpr std::string_view no_date = "is no date, as 2020, 2020-06-12, 2019..2020-06, last-month and 7d are";
constexpr std::string_view reversed = "ends before it begins; it is left out";
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
    const ParsedQuery parsed = parse_query(row.query, all_fields());
    EXPECT_EQ(to_string(parsed.query, all_fields().fields), row.canonical);
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
        {"foo-b*", "foo-b*"},
    });
}

TEST(ParseQuery, OrdinaryTextStaysOneWordWithoutWarning) {
    expect_readings({
        {"foo-bar don't C++ C# AT&T node.js", "foo-bar don't C++ C# AT&T node.js"},
        {"me@example.org 1,234.5 snake_case", "me@example.org 1,234.5 snake_case"},
        {"https://example.org/a:b?c=d&e=(f)", "https://example.org/a:b?c=d&e=(f)"},
        {"10:30 re: something std::vector ::x", "10:30 re\\: something std::vector ::x"},
        {"C:\\Users\\me \\\\server\\share D:\\", "C:\\Users\\me \\server\\share D\\:\\\\"},
        {"title::x title://x", "title::x title://x"},
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
        {"titel: foo titel://x titel::x", "titel\\: foo titel://x titel::x"},
    });
}

TEST(ParseQuery, WildcardsStandAnywhereInAWord) {
    expect_readings({
        {"govern* *ment w?rd *lign*", "govern* *ment w?rd *lign*"},
        {"+w*rd -wo*rd* w??d *?ment", "+w*rd -wo*rd* w??d *?ment"},
        {"non-al*gn o'n?il node.j? snake_* .n?t", "non-al*gn o'n?il node.j? snake_* .n?t"},
        {"title:gover* -title:*ment author:n?hru", "title:gover* -title:*ment +author:n?hru"},
        {"gover*, *ment; w?rd? (gover*).", "gover* *ment w?rd gover* ."},
        {"wor?* wor*?", "wor?* wor*?"},
        {"non\u2010al* non\u2011al*", "non\u2010al* non\u2011al*"},
        {"中*人 ??", "中*人 ??"},
    });
}

TEST(ParseQuery, StarsAndQuestionMarksInOrdinaryTextAreText) {
    expect_readings({
        {"what is this? really?? no?!", "what is this? really?? no?!"},
        {"https://example.org/a?b=c&d=* page?id=5", "https://example.org/a?b=c&d=* page?id=5"},
        {"**bold** *** a * b 2 * 3 2**3 word**", "**bold** *** a * b 2 * 3 2**3 word**"},
        {"C*-algebra non-* *-foo f(x)* ?word ¿what?", "C*-algebra non-* *-foo f(x)* ?word ¿what?"},
        {"/* comment */ *.* *", "/* comment */ *.* *"},
        {"wor\\*d gov\\* w\\?rd", "wor\\*d gov\\* w\\?rd"},
        {"\"**bold** what?\" \"a *\"", "\"**bold** what?\" \"a *\""},
    });
}

TEST(ParseQuery, StarsThatCannotCountAreReported) {
    expect_readings({
        {"a*", "a", {{1, few_letters}}},
        {"b -a*", "b -a", {{4, few_letters}}},
        {"*a? C*", "a C", {{1, few_letters}, {5, few_letters}}},
        {"C++*", "C++*"},
        {"either/or*", "either/or\\*", {{1, odd_star}}},
        {"a:bc*", "a\\:bc\\*", {{1, odd_star}}},
        {"gover*~ gover*~2", "gover* gover*", {{1, odd_tilde}}},
        {"=gover*", "gover*", {{2, odd_equals}}},
        {"aa* bb* cc* dd* ee* f?f", "aa* bb* cc* dd* ee ff", {{17, "at most 4 words with wildcards"}}},
        {"\"aa* bb* cc*\" d?d \"ee* x\"", "\"aa* bb* cc*\" d?d \"ee x\"", {{20, "at most 4 words with wildcards"}}},
    });
}

TEST(ParseQuery, TildesMakeWordsFuzzy) {
    expect_readings({
        {"colour~ color~ colour~1 colour~2", "colour~2 color~1 colour~1 colour~2"},
        {"+colour~ -title:colour~1 o'neil~, non-aligned~.", "+colour~2 -title:colour~1 o'neil~1 non-aligned~2"},
        {"été~ 中文字~", "été~1 中文字~1"},
        {"colour~9", "colour~2", {{1, odd_edits}}},
        {"colour~0", "colour~1", {{1, odd_edits}}},
        {"colour~99999999999999999999", "colour~2", {{1, odd_edits}}},
        {"ab~", "ab", {{1, few_for_tilde}}},
        {"=colour~", "colour~2", {{2, odd_equals}}},
        {"~ ~/x foo~bar ~foo a~/b C++~ x=y~ colour~0.8 colour~x \\~ colour\\~",
         "~ ~/x foo~bar ~foo a~/b C++~ x=y~ colour~0.8 colour~x ~ colour\\~"},
    });
}

TEST(ParseQuery, PhrasesMayHoldPatterns) {
    expect_readings({
        {"\"govern* of the people\"", "\"govern* of the people\""},
        {"\"colour~ film\" title:\"a w?rd, b\"", "\"colour~2 film\" title:\"a w?rd b\""},
        {"\"govern*\" \"colour~1\"^2", "govern* colour~1^2"},
        {"=\"govern* of\"", "=\"govern* of\""},
        {"\"colour~9 film\"", "\"colour~2 film\"", {{2, odd_edits}}},
        {"\"govern\\* of\" \"colour\\~ film\"", "\"govern\\* of\" \"colour\\~ film\""},
    });
    const Query phrase = parse_query("\"the govern* of\"").query.children.at(0);
    EXPECT_EQ(describe(phrase), "phrase{word[:the] wildcard[:govern*] word[:of]}");
}

TEST(ParseQuery, AnEqualsSignAsksForTheFormItself) {
    expect_readings({
        {"=word +=word -=5 =\"exact phrase\" title:=word", "=word +=word -=5 =\"exact phrase\" title:=word"},
        {"(=a) NOT =b title:=\"a b\" =“a b”", "=a -=b title:=\"a b\" =\"a b\""},
        {"=C++ =AND =title:x", "=C++ =AND =title:x"},
        {"a = b x=5 == === => =- =+5 x==y", "a = b x=5 == === => =- =+5 x==y"},
        {"\\=x =“x", "\\=x \\=\\“x"},
        {"lang:=fr year:=1975", "+lang:fr +year:1975"},
    });
}

TEST(ParseQuery, CaretsAreBoosts) {
    expect_readings({
        {"word^2 \"a phrase\"^0.5 (a b)^3", "word^2 \"a phrase\"^0.5 (a b)^3"},
        {"+word^2 -(a b)^2 title:word^2 title:(a b)^2", "+word^2 -(a b)^2 title:word^2 (title:a title:b)^2"},
        {"gover*^2 colour~^2 =word^2 x^1.0 x^007", "gover*^2 colour~2^2 =word^2 x x^7"},
        {"word^2, \"a b\"^2. (a)^2!", "word^2 \"a b\"^2 a^2"},
        {"(a^2)^3 ((a b)^2)^3 ((a^2)) (a)^2", "(a^2)^3 ((a b)^2)^3 a^2 a^2"},
        {"x^999 y^0 z^0.001", "x^100 y^0.01 z^0.01", {{1, odd_boost}}},
        {"(a b)^1000", "(a b)^100", {{6, odd_boost}}},
        {"x^ ^2 x^y x^2y x^-1 x^.5 x^1. x\\^2 10^-3", "x^ ^2 x^y x^2y x^-1 x^.5 x x\\^2 10^-3"},
        {"(a)^x \"b\"^", "a ^x \"b\" ^"},
    });
}

TEST(ParseQuery, NearJoinsUnitsOfOneField) {
    expect_readings({
        {"a NEAR/5 b", "\"a b\"~5"},
        {"a NEAR b", "\"a b\"~10"},
        {"a NEAR/5 b NEAR/5 c d", "\"a b c\"~5 d"},
        {"\"near words\"~5 \"a b\"~0^2 =\"a b\"~3", "\"near words\"~5 \"a b\"~0^2 =\"a b\"~3"},
        {"\"one\"~5", "\"one\""},
        {"\"a b\"~ \"a b\"~x \"a b\"5", "\"a b\" ~ \"a b\" ~x \"a b\" 5"},
        {"\"gover* colour~1 x\"~2", "\"gover* colour~1 x\"~2"},
        {"a NEAR/2 =b", "a NEAR/2 =b"},
        {"+a NEAR/2 =b", "+a NEAR/2 =b"},
        {"(a NEAR/2 =b)^2", "(a NEAR/2 =b)^2"},
        {"\"a b\" NEAR/2 c", "\"a b\" NEAR/2 c"},
        {"(a OR b) NEAR/2 c", "(a b) NEAR/2 c"},
        {"(a) NEAR/2 ((b))", "\"a b\"~2"},
        {"\"a b\"~2 NEAR/3 c", "\"a b\"~2 NEAR/3 c"},
        {"(a NEAR/2 =b) NEAR/2 c", "(a NEAR/2 =b) NEAR/2 c"},
        {"NOT a NEAR/2 b AND c", "-\"a b\"~2 +c"},
        {"a OR b NEAR/2 c", "a \"b c\"~2"},
        {"title:(a NEAR/3 b) title:\"c d\"~2", "title:\"a b\"~3 title:\"c d\"~2"},
        {"author:(a NEAR/3 b) title:c NEAR/2 title:=d", "+author:\"a b\"~3 title:c NEAR/2 title:=d"},
        {"a^2 NEAR/2 b", "a^2 NEAR/2 b"},
        {"near a NEAR/x \\NEAR NEAR/5x", "near a NEAR/x \\NEAR NEAR/5x"},
    });
    EXPECT_EQ(describe(parse_query("a NEAR/5 b NEAR/5 c").query), "group{near~5{word[:a] word[:b] word[:c]}}");
}

TEST(ParseQuery, NearIsAndWhereItCannotJoin) {
    expect_readings({
        {"a NEAR/5 -b", "+a -b", {{3, odd_near, "AND"}}},
        {"a NEAR/5 +b c", "(+a +b) c", {{3, odd_near, "AND"}}},
        {"a NEAR NOT b", "+a -b", {{3, odd_near, "AND"}}},
        {"a NEAR (b AND c)", "+a +b +c", {{3, odd_near, "AND"}}},
        {"a NEAR year:5", "+a +year:5", {{3, odd_near, "AND"}}},
        {"lang:fr NEAR lang:de", "+lang:fr +lang:de", {{9, odd_near, "AND"}}},
        {"a NEAR title:b", "+a +title:b", {{3, odd_near, "AND"}}},
        {"a NEAR", "a", {{3, stray_near, "\"NEAR\""}}},
        {"NEAR/3 a", "a", {{1, stray_near, "\"NEAR\""}}},
        {"a NEAR AND b", "\"a b\"~10", {{8, stray_and, "\"AND\""}}},
        {"a NEAR \"\"", "a", {{8, empty_phrase}}},
        {"a NEAR/2 b NEAR/5 c", "\"a b c\"~5", {{12, two_nears}}},
        {"a NEAR/9999999999999 b", "\"a b\"~250", {{3, far_near}}},
        {"\"a b\"~251", "\"a b\"~250", {{1, far_near}}},
    });
}

TEST(ParseQuery, ValuesOfFieldsAreReadByTheirTypes) {
    expect_readings({
        {"lang:fr", "lang:fr"},
        {"lang:fr*", "lang:fr*"},
        {"lang:\"New York\" lang:a^2", "lang:\"New York\" lang:a\\^2"},
        {"lang:C\\*", "lang:C\\*"},
        {"path:articles/**", "path:articles/**"},
        {"path:\"my docs/*.md\"", "path:\"my docs/*.md\""},
        {"path:a/b.c-d_e~2^3=5", "path:a/b.c-d_e~2^3=5"},
        {"path:src/(old)/x?", "path:src/(old)/x?"},
        {"year:1975", "year:1975"},
        {"year:1975..1980", "year:1975..1980"},
        {"year:1975.. x", "+year:1975.. x"},
        {"year:..1980", "year:..1980"},
        {"year:>1000", "year:>1000"},
        {"year:>=1k", "year:1k.."},
        {"year:<=-1.5", "year:..-1.5"},
        {"year:<2M, x", "+year:<2M x"},
        {"year:-5..-3", "year:-5..-3"},
        {"date:2020", "date:2020"},
        {"date:2020-06..2020-06-12T10:00", "date:2020-06..2020-06-12T10:00"},
        {"date:last-month", "date:last-month"},
        {"date:7d", "date:7d"},
        {"date:>=yesterday", "date:yesterday.."},
        {"author:\"full name\"", "author:\"full name\""},
        {"year:(1975 OR 1980..)", "year:1975 OR year:1980.."},
        {"-year:1975 NOT lang:fr", "-year:1975 -lang:fr"},
    });
    const Query range = parse_query("year:>1k..<2k", all_fields()).query.children.at(0);
    EXPECT_EQ(describe(range), "range[year:]>1k<2k");
}

TEST(ParseQuery, ValuesThatAreWrongAreLeftOut) {
    expect_readings({
        {"date:2020-13-99 x", "x", {{6, no_date}}},
        {"date:20201399", "", {{6, no_date}}},
        {"date:1/2/2020 x", "x", {{6, no_date}}},
        {"date:2021-02-29..", "", {{6, no_date}}},
        {"year:abc", "", {{6, no_number}}},
        {"year:..", "", {{6, no_number}}},
        {"x AND year:>", "x", {{12, no_number}}},
        {"year:1,000", "", {{6, no_number}}},
        {"year:\"\" x", "x", {{6, empty_phrase}}},
        {"year:1980..1975", "", {{6, reversed, "year:1975..1980"}}},
        {"year:>5..5", "", {{6, reversed}}},
        {"date:2021..2020-06 x", "x", {{6, reversed, "date:2020-06..2021"}}},
        {"date:today..2020", "date:today..2020"},
        {"title: x", "title\\: x", {{1, no_value}}},
        {"x year:", "x year\\:", {{3, no_value}}},
        {"(title:) lang: fr", "title\\: lang\\: fr", {{2, no_value}, {10, no_value}}},
        {"yeer:1975 yaer:>5", "yeer 1975 yaer >5", {{1, no_field, "year:"}, {11, no_field, "year:"}}},
    });
}

TEST(ParseQuery, ConditionsBesideOtherThingsAreRequired) {
    expect_readings({
        {"date:2020 summit", "+date:2020 summit"},
        {"summit date:2020", "summit +date:2020"},
        {"lang:fr lang:de x", "+(lang:fr lang:de) x"},
        {"lang:fr x lang:de", "+(lang:fr lang:de) x"},
        {"lang:(fr de) x", "+(lang:fr lang:de) x"},
        {"lang:fr lang:de", "lang:fr lang:de"},
        {"lang:fr year:1975", "+lang:fr +year:1975"},
        {"author:tito x", "+author:tito x"},
        {"title:tito x", "title:tito x"},
        {"+x lang:fr", "+x +lang:fr"},
        {"-x lang:fr", "-x +lang:fr"},
        {"x -lang:fr", "x -lang:fr"},
        {"x (lang:fr AND year:1975)", "x +lang:fr +year:1975"},
        {"x (year:>1970 lang:fr)", "x +year:>1970 +lang:fr"},
        {"(x lang:fr) y", "(x +lang:fr) y"},
        {"year:>1970 year:<1980 x", "+year:>1970..<1980 x"},
        {"year:..1980 x year:1970..", "+year:1970..1980 x"},
        {"year:<1970 year:>1980 x", "+(year:<1970 OR year:>1980) x"},
        {"year:1970 year:>1980 x", "+(year:1970 OR year:>1980) x"},
    });
}

TEST(ParseQuery, ConditionsUnderAnExplicitOrAreAlternatives) {
    expect_readings({
        {"lang:fr OR lang:de", "lang:fr lang:de"},
        {"lang:fr OR x", "lang:fr OR x"},
        {"lang:fr OR x y", "lang:fr OR x OR y"},
        {"x lang:fr OR year:1975", "x +(lang:fr OR year:1975)"},
        {"lang:fr x OR y", "+lang:fr x y"},
        {"x OR (lang:fr AND year:1975)", "x OR (+lang:fr +year:1975)"},
        {"year:>1970 OR year:<1980", "year:>1970 OR year:<1980"},
        {"+x OR lang:fr", "+x OR lang:fr"},
    });
}

TEST(ParseQuery, AllWordsAreRequiredIfAsked) {
    ParseOptions options = all_fields();
    options.all_words = true;
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"a b", "+a +b"},
        {"a", "+a"},
        {"a \"b c\" gover* colour~1 title:d", "+a +\"b c\" +gover* +colour~1 +title:d"},
        {"a OR b", "a b"},
        {"a OR b c", "+(a b) +c"},
        {"a -b (c d) +e", "+a -b +(c d) +e"},
        {"-a", "-a"},
        {"a lang:fr lang:de", "+a +(lang:fr lang:de)"},
        {"lang:fr lang:de", "lang:fr lang:de"},
        {"a NEAR b c", "+\"a b\"~10 +c"},
        {"", ""},
    };
    for (const auto& [query, canonical] : rows) {
        EXPECT_EQ(to_string(parse_query(query, options).query, options.fields), canonical) << query;
    }
    options.literal = true;
    EXPECT_EQ(to_string(parse_query("a OR b", options).query), "+a +OR +b");
}

TEST(ParseQuery, FieldsAreThoseOfTheOptions) {
    const ParseOptions options{.fields = {{.name = "author"}, {.name = "sub_title"}}};
    EXPECT_EQ(to_string(parse_query("author:(a b) title:c", options).query, options.fields),
              "author:a author:b title\\:c");
    EXPECT_EQ(parse_query("sub_title:x", options).query.children.at(0).field, "sub_title");
    EXPECT_EQ(parse_query("auhtor:x", options).warnings.at(0).suggestion, "author:");
    EXPECT_EQ(to_string(parse_query("title:c", {.fields = {}}).query), "title\\:c");
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
