#include "json_scanner.hpp"

#include "json_text.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <limits>
#include <random>
#include <string>
#include <vector>

namespace kwic::cli {
namespace {

// What is wrong with `json`, read by `take`; empty when nothing is.
template <class Take>
std::string problem_of(std::string_view json, Take&& take) {
    JsonScanner scanner(json);
    try {
        take(scanner);
        scanner.take_end();
        return {};
    } catch (const JsonProblem& problem) {
        return problem.what();
    }
}

std::string string_problem(std::string_view json) {
    return problem_of(json, [](JsonScanner& scanner) { scanner.take_string(); });
}

std::string taken_string(std::string_view json) {
    return JsonScanner(json).take_string();
}

TEST(JsonScanner, StringsLoseTheirEscapes) {
    const std::vector<std::pair<std::string, std::string>> rows = {
        {R"("")", ""},
        {R"(  "a b")", "a b"},
        {R"("\"\\\/\b\f\n\r\t")", "\"\\/\b\f\n\r\t"},
        {R"("\u0041\u00e9\u20AC")", "A\xC3\xA9\xE2\x82\xAC"},
        {R"("\u0000x")", std::string("\0x", 2)},
        {R"("\ud83d\ude00")", "\xF0\x9F\x98\x80"},
        {"\"\xF0\x9F\x98\x80\x7F\"", "\xF0\x9F\x98\x80\x7F"},
        {R"("\ud7ff\ue000")", "\xED\x9F\xBF\xEE\x80\x80"},
    };
    for (const auto& [json, text] : rows) EXPECT_EQ(taken_string(json), text) << json;
}

TEST(JsonScanner, WrongStringsAreTold) {
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"", "a string should stand at column 1"},
        {"12", "a string should stand at column 1"},
        {R"("abc)", "the end of the string should stand at column 5"},
        {R"("abc\)", "an unknown escape stands at column 5"},
        {R"("\x41")", "an unknown escape stands at column 2"},
        {R"("\u12")", "an unknown escape stands at column 2"},
        {R"("\u12g4")", "an unknown escape stands at column 2"},
        {R"("\u+123")", "an unknown escape stands at column 2"},
        {R"("\ud800")", "a lone surrogate stands at column 8"},
        {R"("\ud800\u0041")", "a lone surrogate stands at column 2"},
        {R"("\udc00\ud800")", "a lone surrogate stands at column 2"},
        {"\"a\tb\"", "a control character stands at column 3"},
        {std::string("\"\0\"", 3), "a control character stands at column 2"},
        {"\"\xFF\"", "bytes that are not UTF-8 stand at column 2"},
        {"\"\xED\xA0\x80\"", "bytes that are not UTF-8 stand at column 2"},
        {R"("a" b)", "something more stands at column 5"},
    };
    for (const auto& [json, problem] : rows) EXPECT_EQ(string_problem(json), problem) << json;
}

TEST(JsonScanner, WholeNumbersOnly) {
    EXPECT_EQ(JsonScanner("18446744073709551615").take_natural(), std::numeric_limits<std::uint64_t>::max());
    EXPECT_EQ(JsonScanner(" 0").take_natural(), 0U);
    EXPECT_EQ(JsonScanner("-9223372036854775808").take_integer(), std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(JsonScanner("9223372036854775807").take_integer(), std::numeric_limits<std::int64_t>::max());
    for (const char* json : {"", "-", "-1", "+1", "01", "1.0", "1e3", "1x", "18446744073709551616", "\"1\"", "null"}) {
        EXPECT_NE(problem_of(json, [](JsonScanner& scanner) { scanner.take_natural(); }), "") << json;
    }
    for (const char* json : {"-01", "9223372036854775808", "-9223372036854775809", "--1", "- 1"}) {
        EXPECT_NE(problem_of(json, [](JsonScanner& scanner) { scanner.take_integer(); }), "") << json;
    }
}

TEST(JsonScanner, ArraysAndObjectsAreWalked) {
    JsonScanner scanner("{ \"a\" : [ \"x\" , \"y\" ],\r\n\t\"b\":{},\"c\":[] }");
    std::string seen;
    scanner.take_object([&](const std::string& name) {
        seen += name + "=";
        if (name == "b") return scanner.take_object([](const std::string&) {});
        scanner.take_array([&] { seen += scanner.take_string() + ","; });
    });
    scanner.take_end();
    EXPECT_EQ(seen, "a=x,y,b=c=");
}

TEST(JsonScanner, WrongStructureIsTold) {
    const auto take = [](JsonScanner& scanner) {
        scanner.take_object([&](const std::string&) { scanner.take_array([&] { scanner.take_natural(); }); });
    };
    EXPECT_EQ(problem_of(R"({"a":[1,2],"b":[]})", take), "");
    EXPECT_EQ(problem_of(R"({"a":[1],"b":[],"a":[]})", take), "the member \"a\" is there twice at column 20");
    for (const char* json :
         {"", "{", "}", "[]", "{\"a\"", "{\"a\":", "{\"a\":[", "{\"a\":[1", "{\"a\":[1,", "{\"a\":[1]", "{\"a\":[1],",
          "{\"a\":[1],}", "{\"a\":[1,]}", "{,}", "{a:[1]}", "{\"a\"[1]}", "{\"a\":[1]]", "{\"a\":[1]}}"}) {
        EXPECT_NE(problem_of(json, take), "") << json;
    }
}

// A random text of bytes that JSON treats differently.
std::string random_json_string(std::mt19937_64& random) {
    static const std::vector<std::string> pieces = {
        "a",        "\\",   "\"",   "\\n",  "\\u0041", "\\ud83d",          "\\ude00",      "\\u00",
        "\xC3\xA9", "\xC3", "\x80", "\x01", "\x7F",    "\xF0\x9F\x98\x80", "\xED\xA0\x80", "\\/",
        "\\x",      "z",    " "};
    std::string json = "\"";
    for (std::uint64_t left = random() % 6; left > 0; --left) json += pieces[random() % pieces.size()];
    return json + "\"";
}

TEST(JsonScanner, AgreesWithAnotherParserAboutStrings) {
    std::mt19937_64 random(7);
    for (std::size_t round = 0; round < test_rounds(20'000); ++round) {
        const std::string json = random_json_string(random);
        const nlohmann::json other = nlohmann::json::parse(json, nullptr, false);
        const std::string problem = string_problem(json);
        ASSERT_EQ(problem.empty(), !other.is_discarded()) << json << ": " << problem;
        if (problem.empty()) {
            ASSERT_EQ(taken_string(json), other.get<std::string>()) << json;
        }
    }
}

TEST(JsonScanner, ReadsBackWhatJsonTextWrites) {
    std::mt19937_64 random(8);
    for (std::size_t round = 0; round < test_rounds(2'000); ++round) {
        std::string text;
        for (std::uint64_t left = random() % 20; left > 0; --left) {
            static const std::vector<std::string> pieces = {std::string(1, '\0'),
                                                            "\x1B",
                                                            "\x7F",
                                                            "\xC2\x85",
                                                            "\xE2\x80\xAE",
                                                            "\xE2\x80\xA8",
                                                            "\xEF\xBB\xBF",
                                                            "\"",
                                                            "\\",
                                                            "\n",
                                                            "\r",
                                                            "x",
                                                            "\xEF\xBF\xBD",
                                                            "\xF4\x8F\xBF\xBF"};
            text += pieces[random() % pieces.size()];
        }
        ASSERT_EQ(taken_string(json_text(text, JsonLayout::line)), text);
    }
}

}  // namespace
}  // namespace kwic::cli
