#include "json_text.hpp"

#include "document_json.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <string>

namespace kwic::cli {
namespace {

std::string text_of(const std::string& value) {
    return json_text(Json(value), JsonLayout::line);
}

TEST(JsonText, ControlsAreWrittenAsEscapes) {
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"a\"b\\c", R"("a\"b\\c")"},
        {"\n\t\r", R"("\n\t\u000d")"},
        {std::string("\0\x1B\x1F", 3), R"("\u0000\u001b\u001f")"},
        {"\x7F", R"("\u007f")"},
        {"\u0080\u0085\u009F", R"("\u0080\u0085\u009f")"},
        {"\u200E\u200F\u202A\u202E\u2066\u2069", R"("\u200e\u200f\u202a\u202e\u2066\u2069")"},
        {"\u2028\u2029", R"("\u2028\u2029")"},
        {"Zürich \u00A0 東京 👍", "\"Zürich \u00A0 東京 👍\""},
        {"a\xFFz", "\"a\xEF\xBF\xBDz\""},
        {"a\xED\xA0\x80", "\"a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
    };
    for (const auto& [input, expected] : rows) EXPECT_EQ(text_of(input), expected);
}

TEST(JsonText, RandomBytesMakeStringsThatAStrictParserReads) {
    std::mt19937 random(7);
    for (std::size_t round = 0; round < test_rounds(20000); ++round) {
        std::string bytes;
        for (std::size_t length = random() % 20; bytes.size() < length;) bytes += static_cast<char>(random());
        const std::string text = json_text(Json{{bytes, bytes}}, JsonLayout::line);
        ASSERT_TRUE(nlohmann::json::accept(text)) << text;
        for (const char byte : text) ASSERT_GE(static_cast<unsigned char>(byte), 0x20);
    }
}

TEST(JsonText, ValuesComeBackFromAnIndependentParser) {
    const Json value = {{"z", 1},
                        {"a", {true, false, nullptr, -5}},
                        {"e", Json::object()},
                        {"f", Json::array()},
                        {"text", "line\nline"},
                        {"big", 18446744073709551615U}};
    EXPECT_EQ(Json::parse(json_text(value, JsonLayout::line)), value);
    EXPECT_EQ(Json::parse(json_text(value, JsonLayout::indented)), value);
}

TEST(JsonText, MembersKeepTheirOrder) {
    EXPECT_EQ(json_text({{"z", 1}, {"a", 2}}, JsonLayout::line), R"({"z":1,"a":2})");
}

TEST(JsonText, IndentedValuesStandOnLinesOfTheirOwn) {
    EXPECT_EQ(json_text({{"a", {1, 2}}, {"b", Json::array()}}, JsonLayout::indented),
              "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": []\n}");
}

TEST(JsonText, FractionsHaveNineSignificantDigits) {
    EXPECT_EQ(json_text(Json(1.0 / 3), JsonLayout::line), "0.333333333");
    EXPECT_EQ(json_text(Json(6303.6872300000005), JsonLayout::line), "6303.68723");
    EXPECT_EQ(json_text(Json(12.5), JsonLayout::line), "12.5");
    EXPECT_EQ(json_text(Json(std::numeric_limits<double>::infinity()), JsonLayout::line), "null");
    EXPECT_EQ(json_text(Json(std::nan("")), JsonLayout::line), "null");
}

TEST(DocumentJson, ARepeatedFieldBecomesAnArrayAtItsFirstPlace) {
    const std::vector<FieldValue> fields = {{"tag", "a"}, {"year", "1961"}, {"tag", "b"}, {"tag", "a"}};
    EXPECT_EQ(json_text(fields_json(fields), JsonLayout::line), R"({"tag":["a","b","a"],"year":"1961"})");
}

TEST(DocumentJson, HitsCarryTheMembersOfTheSchema) {
    Hit hit;
    hit.rank = 3;
    hit.id = "who";
    hit.score = 7.123456789123;
    hit.passages.push_back({"a word", 5, 11, 2, {{2, 6, 7, 11, 6, 10, 2, 3}}});
    hit.title_marks = {{0, 4, 0, 4, 0, 4, 1, 1}};
    hit.unshown = {"title:x"};
    EXPECT_EQ(json_text(hit_json(hit, Freshness::gone), JsonLayout::line),
              R"({"rank":3,"id":"who","score":7.12345679,"title":"","date":"","language":"","path":"","line":0,)"
              R"("url":"","freshness":"gone","fields":{},"title_marks":[{"begin":0,"end":4}],"unshown":["title:x"],)"
              R"("passages":[{"text":"a word","begin_byte":5,"line":2,"marks":[{"begin":2,"end":6,)"
              R"("begin_code_point":6,"end_code_point":10,"line":2,"column":3}]}]})");
}

TEST(DocumentJson, ABudgetIsSpokenOfOnlyWhereItLeftSomethingOut) {
    Hit hit;
    EXPECT_FALSE(hit_json(hit, Freshness::fresh).contains("budget_left_out"));
    EXPECT_FALSE(hit_json(hit, Freshness::fresh).contains("repeats"));
    hit.budget_left_out = 2;
    hit.repeats = {1, 1};
    EXPECT_EQ(hit_json(hit, Freshness::fresh)["budget_left_out"], 2);
    EXPECT_EQ(hit_json(hit, Freshness::fresh)["repeats"], (Json{1, 1}));
}

}  // namespace
}  // namespace kwic::cli
