#include "ingest/json_record.hpp"

#include "ingest/json_mending.hpp"
#include "storage/random_text.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kwic {
namespace {

using testing::RandomText;

Document parsed(std::string_view json) {
    JsonRecordParser parser;
    Document document;
    const JsonOutcome outcome = parser.parse(json, document);
    EXPECT_EQ(outcome.reason, "") << json << ": " << outcome.detail;
    return document;
}

std::string reason_of(std::string_view json) {
    JsonRecordParser parser;
    Document document;
    return parser.parse(json, document).reason;
}

TEST(JsonRecord, KnownMembersFillTheDocument) {
    const Document document =
        parsed(R"({"id":"a/1","title":"T\u00e9","text":"x\ny","date":"1961-09-01","lang":"en-GB",)"
               R"("url":"http://e.org/"})");
    const Document expected{.id = "a/1",
                            .title = "Té",
                            .text = "x\ny",
                            .date = "1961-09-01",
                            .language = "en",
                            .url = "http://e.org/",
                            .fields = {},
                            .origin = {}};
    EXPECT_EQ(document, expected);
    EXPECT_EQ(parsed("{}"), Document());
    EXPECT_EQ(parsed(R"({"id":null,"title":null,"text":null,"date":null})"), Document());
}

TEST(JsonRecord, OtherMembersBecomeFieldsInTheirOrder) {
    const Document document = parsed(
        R"({"z":"s","n":1.50,"b":true,"nil":null,"list":["a",2,null,false],"o":{ "k" : [1, 2.0] },"deep":[[1, 2], 3],)"
        R"("none":[],"big":123456789012345678901234567890,"huge":[1e999]})");
    const std::vector<FieldValue> expected{{"z", "s"},
                                           {"n", "1.50"},
                                           {"b", "true"},
                                           {"list", "a"},
                                           {"list", "2"},
                                           {"list", "false"},
                                           {"o", R"({"k":[1,2.0]})"},
                                           {"deep", "[[1,2],3]"},
                                           {"big", "123456789012345678901234567890"},
                                           {"huge", "1e999"}};
    EXPECT_EQ(document.fields, expected);
}

TEST(JsonRecord, TheIdMayBeANumberAsItIsWritten) {
    EXPECT_EQ(parsed(R"({"id":1919})").id, "1919");
    EXPECT_EQ(parsed(R"({"id":1.50})").id, "1.50");
    EXPECT_EQ(parsed(R"({"id": 98765432109876543210987 })").id, "98765432109876543210987");
    EXPECT_EQ(reason_of(R"({"id":true})"), "wrong-type");
}

TEST(JsonRecord, TheLastOfTwoMembersCounts) {
    const Document document = parsed(R"({"a":[1,2],"text":5,"b":"x","a":"z","text":"ok","id":"1","id":"2"})");
    EXPECT_EQ(document.text, "ok");
    EXPECT_EQ(document.id, "2");
    EXPECT_EQ(document.fields, (std::vector<FieldValue>{{"b", "x"}, {"a", "z"}}));
}

TEST(JsonRecord, WhatIsNoRecordIsNamed) {
    const std::pair<const char*, const char*> cases[] = {{R"({"text":1})", "wrong-type"},
                                                         {R"({"title":["a"]})", "wrong-type"},
                                                         {R"(["a"])", "not-an-object"},
                                                         {R"("a")", "not-an-object"},
                                                         {"5", "not-an-object"},
                                                         {"{", "bad-json"},
                                                         {"{}}", "bad-json"},
                                                         {"{} {}", "bad-json"},
                                                         {R"({"a":1,})", "bad-json"},
                                                         {R"({"a":{"b":nonsense}})", "bad-json"},
                                                         {R"({"a":01})", "bad-json"},
                                                         {R"({"a":[1e999, 01]})", "bad-json"},
                                                         {R"({"a":"b)", "bad-json"},
                                                         {R"({"a":"\x"})", "bad-json"},
                                                         {"", "bad-json"},
                                                         {"{\"a\":\"\x01\"}", "bad-json"}};
    for (const auto& [json, reason] : cases) EXPECT_EQ(reason_of(json), reason) << json;
    EXPECT_EQ(reason_of("{\"a\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}"), "bad-json");
}

TEST(JsonRecord, ADateThatIsNoneStaysAField) {
    JsonRecordParser parser;
    Document document;
    const JsonOutcome outcome = parser.parse(R"({"text":"t","date":"last spring"})", document);
    EXPECT_EQ(outcome.reason, "");
    EXPECT_EQ(outcome.bad_date, "last spring");
    EXPECT_EQ(document.date, "");
    EXPECT_EQ(document.fields, (std::vector<FieldValue>{{"date", "last spring"}}));
    EXPECT_EQ(parsed(R"({"date":1961})").date, "1961");
    EXPECT_EQ(parsed(R"({"lang":"klingon"})").fields, (std::vector<FieldValue>{{"lang", "klingon"}}));
}

TEST(JsonRecord, ALoneSurrogateIsMended) {
    JsonRecordParser parser;
    Document document;
    const JsonOutcome outcome = parser.parse(R"({"text":"a\uD800b \ud83d\ude00 \\ud800"})", document);
    EXPECT_EQ(outcome.reason, "");
    EXPECT_EQ(outcome.mended_escapes, 1U);
    EXPECT_EQ(document.text, "a\uFFFDb 😀 \\ud800");
}

TEST(JsonRecord, ATitleIsOneLine) {
    EXPECT_EQ(parsed(R"({"title":"two\n  lines"})").title, "two lines");
    EXPECT_EQ(parsed(R"({"title":" as  it is "})").title, " as  it is ");
}

TEST(JsonMending, OnlyLoneSurrogatesChange) {
    std::string json = R"("\ud83d\ude00 \udc00 \ud83d \ud83dx \\ud800")";
    EXPECT_EQ(mend_lone_surrogates(json), 3U);
    EXPECT_EQ(json, R"("\ud83d\ude00 \uFFFD \uFFFD \uFFFDx \\ud800")");
}

TEST(JsonMending, OnlyGoodNumbersOutsideStringsChange) {
    EXPECT_EQ(without_numbers(R"({"1":[12,-3.5e+7,01,"4\"5"],"a":1.})"), R"({"1":[0 ,0      ,01,"4\"5"],"a":1.})");
}

// Records of strings take a shorter way, on which nothing may pass that the longer one stops: is_object() has only
// that.
TEST(JsonRecord, ARecordOfStringsIsParsedIfAndOnlyIfItIsAnObject) {
    const std::vector<std::string> records = {
        R"({"id":"1","title":"a","text":"b \\ \"c\" \u00e9\ud83d\ude00 d","url":"x"})", R"({"a":"b","a":"c","":""})",
        R"({ "k" : "v" , "l" : "w" })", R"({"text":")" + std::string(200, 'x') + R"(","t":"\n"})"};
    const std::string_view marks = "\"\\{}[],: \tnu1-.e\x01\xC3\xFF";
    RandomText random(3);
    JsonRecordParser parser;
    std::size_t parsed = 0;
    constexpr std::size_t rounds = 60'000;
    for (std::size_t round = 0; round < rounds; ++round) {
        std::string json = records[random.below(records.size())];
        for (std::size_t changes = random.below(4); changes > 0; --changes) {
            const std::size_t at = random.below(json.size());
            const char mark = marks[random.below(marks.size())];
            const std::size_t kind = random.below(3);
            if (kind == 0) json[at] = mark;
            if (kind == 1) json.insert(at, 1, mark);
            if (kind == 2) json.erase(at, 1 + random.below(3));
            if (json.empty()) json = "{}";
        }
        Document document;
        const JsonOutcome outcome = parser.parse(json, document);
        const bool may_read = outcome.reason.empty() || outcome.reason == "wrong-type";
        ASSERT_EQ(may_read, parser.is_object(json)) << ::testing::PrintToString(json) << outcome.detail;
        parsed += may_read ? 1 : 0;
    }
    EXPECT_GT(parsed, rounds / 8);
    EXPECT_LT(parsed, rounds - rounds / 8);
}

TEST(JsonRecord, IllFormedUtf8IsBadJson) {
    for (const char* json : {"{\"a\":\"\xFF\"}", "{\"\xC3\":\"b\"}", "{\"a\":\"b\"\xC3}", "{\"a\":\"b\"} \xFF"}) {
        EXPECT_EQ(reason_of(json), "bad-json") << ::testing::PrintToString(json);
    }
}

}  // namespace
}  // namespace kwic
