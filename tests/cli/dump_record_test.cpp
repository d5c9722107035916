#include "dump_record.hpp"

#include "cli/random_document.hpp"
#include "json_scanner.hpp"
#include "support/test_rounds.hpp"

#include <kwic/error.hpp>
#include <kwic/version.hpp>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <string>
#include <utility>
#include <vector>

namespace kwic::cli {
namespace {

std::string problem_of_document(const std::string& line) {
    try {
        parse_document(line);
        return {};
    } catch (const JsonProblem& problem) {
        return problem.what();
    }
}

std::string problem_of_header(const std::string& line) {
    try {
        parse_header(line);
        return {};
    } catch (const JsonProblem& problem) {
        return problem.what();
    }
}

TEST(DumpRecord, ADocumentIsAnObjectOfWhatItHas) {
    EXPECT_EQ(document_line({.id = "1"}), R"({"id":"1"})");
    Document document{.id = "a/b.txt", .title = "T", .text = "One\ntwo", .date = "1961-09", .language = "en"};
    document.url = "https://example.org/";
    document.fields = {{"tag", "x"}, {"", ""}, {"tag", "y"}};
    document.origin = {"/a/b.txt", 3, 10, 20, 30, -5};
    EXPECT_EQ(document_line(document),
              R"({"id":"a/b.txt","title":"T","text":"One\ntwo","date":"1961-09","lang":"en",)"
              R"("url":"https://example.org/","fields":[["tag","x"],["",""],["tag","y"]],)"
              R"("origin":{"path":"/a/b.txt","line":3,"begin_byte":10,"end_byte":20,"file_bytes":30,)"
              R"("modified_ns":-5}})");
}

TEST(DumpRecord, BytesThatAreNoTextAreHexadecimal) {
    EXPECT_EQ(document_line({.id = "\xFF"
                                   "a"}),
              R"({"id_hex":"ff61"})");
    EXPECT_EQ(document_line({.id = std::string("a\0", 2)}), R"({"id_hex":"6100"})");
    EXPECT_EQ(document_line({.id = "1", .origin = {.path = "/\xC3"}}), R"({"id":"1","origin":{"path_hex":"2fc3"}})");
    EXPECT_EQ(parse_document(R"({"id_hex":"ff61"})").id,
              "\xFF"
              "a");
}

TEST(DumpRecord, TheHeaderSaysHowManyDocumentsFollow) {
    EXPECT_EQ(
        header_line({.documents = 3, .default_language = "en", .sources = {"/a", "/\xFF"}, .tool_version = "0.1.0"}),
        R"({"kwic_dump":1,"documents":3,"default_language":"en","sources":["/a",{"path_hex":"2fff"}],)"
        R"("tool":"0.1.0"})");
    EXPECT_EQ(header_line({}), R"({"kwic_dump":1,"documents":0,"default_language":"en","sources":[]})");
}

TEST(DumpRecord, AnyDocumentComesBackAsItWas) {
    cli_test::RandomDocuments documents(1);
    for (std::size_t number = 0; number < test_rounds(5'000); ++number) {
        const Document document = documents.make(number);
        const std::string line = document_line(document);
        ASSERT_EQ(line.find('\n'), std::string::npos);
        ASSERT_FALSE(nlohmann::json::parse(line, nullptr, false).is_discarded()) << line;
        const Document back = parse_document(line);
        ASSERT_TRUE(back == document) << line;
        ASSERT_EQ(document_line(back), line);
    }
}

TEST(DumpRecord, AnyHeaderComesBackAsItWas) {
    const std::vector<DumpHeader> headers = {
        {},
        {.documents = ~std::uint64_t{0},
         .default_language = "fr",
         .sources = {"/", "", "/\xFF\n"},
         .tool_version = "\x1B"},
        {.documents = 1, .default_language = "\xFF"},
        {.documents = 1, .default_language = ""},
        {.documents = 1, .synonyms = {{"a", "\"b\" c", "d"}, {"e", "f"}}},
    };
    for (const DumpHeader& header : headers) {
        EXPECT_TRUE(parse_header(header_line(header)) == header) << header_line(header);
    }
}

TEST(DumpRecord, AHeaderNeedsNoMoreThanTheNumberOfDocuments) {
    EXPECT_TRUE(parse_header(R"({"kwic_dump":1,"documents":7})") == (DumpHeader{.documents = 7}));
    EXPECT_EQ(DumpHeader{}.default_language, "en");
}

TEST(DumpRecord, OrderAndEmptyMembersDoNotMatter) {
    const Document document = parse_document(R"( { "origin":{}, "text":"", "fields":[], "id_hex":"", "id" : "1" } )");
    EXPECT_TRUE(document == (Document{.id = "1"}));
}

TEST(DumpRecord, WhatIsNoDocumentIsTold) {
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"", "an object should stand at column 1"},
        {"[]", "an object should stand at column 1"},
        {"{}", "the member \"id\" is missing at column 3"},
        {R"({"id":""})", "the member \"id\" is missing at column 10"},
        {R"({"id":1})", "a string should stand at column 7"},
        {R"({"id":null})", "a string should stand at column 7"},
        {R"({"id":"1","text":["x"]})", "a string should stand at column 18"},
        {R"({"id":"1","language":"en"})", "the unknown member \"language\" begins at column 22"},
        {R"({"id":"1","id":"2"})", "the member \"id\" is there twice at column 15"},
        {R"({"id":"1","id_hex":"32"})", "both \"id\" and \"id_hex\" are there at column 20"},
        {R"({"id_hex":"3"})", "an odd number of hexadecimal digits ends at column 14"},
        {R"({"id_hex":"3G"})", "something else than hexadecimal digits ends at column 15"},
        {R"({"id_hex":"FF"})", "something else than hexadecimal digits ends at column 15"},
        {R"({"id":"1","fields":{"a":"b"}})", "an array should stand at column 20"},
        {R"({"id":"1","fields":["a","b"]})", "an array should stand at column 21"},
        {R"({"id":"1","fields":[["a"]]})", "a field without name and value ends at column 26"},
        {R"({"id":"1","fields":[["a","b","c"]]})", "a field of more than name and value stands at column 30"},
        {R"({"id":"1","origin":{"line":-1}})", "a number out of range ends at column 30"},
        {R"({"id":"1","origin":{"line":1.5}})", "a whole number should stand at column 28"},
        {R"({"id":"1","origin":{"size":1}})", "the unknown member \"size\" begins at column 28"},
        {R"({"id":"1"}{"id":"2"})", "something more stands at column 11"},
        {R"({"id":"1")", "a comma or the end of the object should stand at column 10"},
    };
    for (const auto& [line, problem] : rows) EXPECT_EQ(problem_of_document(line), problem) << line;
}

TEST(DumpRecord, WhatIsNoHeaderIsTold) {
    const std::vector<std::pair<std::string, std::string>> rows = {
        {R"({"id":"1","text":"x"})", "the first member is not \"kwic_dump\": this is no dump of an index at column 7"},
        {"{}", "no member \"kwic_dump\" is there: this is no dump of an index at column 3"},
        {R"({"kwic_dump":0,"documents":1})", "a version that does not exist stands at column 15"},
        {R"({"kwic_dump":"1","documents":1})", "a whole number should stand at column 14"},
        {R"({"kwic_dump":1})", "the member \"documents\" is missing at column 16"},
        {R"({"kwic_dump":1,"documents":-1})", "a number out of range ends at column 30"},
        {R"({"kwic_dump":1,"documents":1,"extra":1})", "the unknown member \"extra\" begins at column 38"},
        {R"({"kwic_dump":1,"documents":1,"sources":[1]})", "an object should stand at column 41"},
        {R"({"kwic_dump":1,"documents":1,"synonyms":[["a"]]})",
         "a group that no list of synonyms can hold ends at column 47"},
    };
    for (const auto& [line, problem] : rows) EXPECT_EQ(problem_of_header(line), problem) << line;
}

TEST(DumpRecord, ALaterVersionIsRefusedBeforeAnythingElseIsRead) {
    try {
        parse_header(R"({"kwic_dump":2,"new things":[)");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::incompatible);
        EXPECT_EQ(error.message(), "the dump has version 2, and this kwic (" KWIC_VERSION
                                   ") reads version 1; load it with the kwic "
                                   "that made it");
    }
}

TEST(DumpRecord, TheExampleOfTheManualIsADump) {
    std::ifstream manual(std::string(KWIC_SOURCE_DIR) + "/docs/dump-format.md");
    std::string line;
    while (std::getline(manual, line) && line != "```") {
    }
    ASSERT_TRUE(std::getline(manual, line));
    const DumpHeader header = parse_header(line);
    EXPECT_EQ(header_line(header), line);
    std::uint64_t documents = 0;
    for (; std::getline(manual, line) && line != "```"; ++documents) {
        EXPECT_EQ(document_line(parse_document(line)), line);
    }
    EXPECT_EQ(documents, header.documents);
}

TEST(DumpRecord, ALineCutAnywhereIsRefused) {
    Document document{.id = "1", .title = "T", .text = "\xC3\xA9 \xF0\x9F\x98\x80"};
    document.fields = {{"a", "b"}};
    document.origin.path = "/a";
    const std::string line = document_line(document);
    for (std::size_t length = 0; length < line.size(); ++length) {
        EXPECT_NE(problem_of_document(line.substr(0, length)), "") << line.substr(0, length);
    }
}

}  // namespace
}  // namespace kwic::cli
