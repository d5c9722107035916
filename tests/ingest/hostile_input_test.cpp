// Bytes that nobody wrote with care: nothing may crash, and what comes out is well-formed.
#include "ingest/reading.hpp"
#include "text/utf8.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

using Pieces = std::vector<std::string_view>;

const Pieces& pieces_of(InputFormat format) {
    static const Pieces html{"<",        ">",         "</",    "/>",        "<p", "<div>",      "<!--",   "-->",
                             "<script>", "</script>", "&",     "&#",        ";",  "=",          "\"",     "'",
                             "<title>",  "<h1>",      "<nav>", "<![CDATA[", "<?", "<!DOCTYPE ", "hidden", "\n"};
    static const Pieces markdown{"#",    "*",     "_",       "`",   "```\n", "[",   "](", ")",
                                 "!",    "|",     "|-|-|\n", ">",   "- ",    "1. ", "\n", "\n\n",
                                 "    ", "---\n", "a: b\n",  "<b>", "&amp;", "\\",  "~~", "===\n"};
    static const Pieces json{"{",         "}",           "[",    "]",    "\"",      ":",       ",",  "\"id\"",
                             "\"text\":", "\"date\":\"", "null", "true", "1",       "-1.5e9",  "01", "\\u",
                             "\\ud800",   "\\",          "\n",   " ",    "\"a\":1", "{\"a\":", "}\n"};
    static const Pieces text{"\n",  "\n\n",  "By ",       "Share",    "August 25, 2023", " | ",  "Date: ", "Title: ",
                             "===", "word ", "The End. ", "\xE2\x80", "\xC3\xA9",        "漢字", ".",      "1/2/2003",
                             "\r",  "\t",    "\xA0",      "menu"};
    if (format == InputFormat::html) return html;
    if (format == InputFormat::markdown) return markdown;
    return format == InputFormat::jsonl ? json : text;
}

std::string make_hostile(std::mt19937& random, const Pieces& pieces) {
    std::string out;
    const unsigned count = random() % 200;
    for (unsigned i = 0; i < count; ++i) {
        if (random() % 4 != 0) {
            out += pieces[random() % pieces.size()];
        } else {
            out += static_cast<char>(random() % 256);
        }
    }
    return out;
}

void expect_well_formed(const Document& document) {
    for (const std::string* part :
         {&document.id, &document.title, &document.text, &document.date, &document.language}) {
        EXPECT_EQ(find_ill_formed(*part), std::string::npos);
    }
    for (const FieldValue& field : document.fields) {
        EXPECT_EQ(find_ill_formed(field.name), std::string::npos);
        EXPECT_EQ(find_ill_formed(field.value), std::string::npos);
    }
    EXPECT_EQ(document.title.find('\n'), std::string::npos);
    EXPECT_FALSE(document.id.empty());
}

class HostileInput : public ::testing::TestWithParam<InputFormat> {};

TEST_P(HostileInput, GivesWellFormedDocumentsOrAnAccount) {
    std::mt19937 random(static_cast<unsigned>(GetParam()) + 1);
    ReadOptions options;
    options.format = GetParam();
    for (std::size_t round = 0; round < test_rounds(300); ++round) {
        const std::string bytes = make_hostile(random, pieces_of(GetParam()));
        const testing::Reading reading = testing::read_stream(bytes, options);
        for (const Document& document : reading.documents) expect_well_formed(document);
        if (GetParam() != InputFormat::jsonl) {
            EXPECT_TRUE(!reading.documents.empty() || !reading.account.empty());
        }
    }
}

TEST_P(HostileInput, RandomBytesAreHarmless) {
    std::mt19937 random(99);
    ReadOptions options;
    options.format = GetParam();
    for (std::size_t round = 0; round < test_rounds(300); ++round) {
        std::string bytes(random() % 400, '\0');
        const unsigned lowest = round % 2 == 0 ? 0 : 32;
        for (char& byte : bytes) byte = static_cast<char>(lowest + random() % (256 - lowest));
        for (const Document& document : testing::read_stream(bytes, options).documents) expect_well_formed(document);
    }
}

INSTANTIATE_TEST_SUITE_P(AllFormats, HostileInput,
                         ::testing::Values(InputFormat::text, InputFormat::markdown, InputFormat::html,
                                           InputFormat::jsonl));

}  // namespace
}  // namespace kwic
