#include "ingest/content_sniffer.hpp"

#include "ingest/format_table.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kwic {
namespace {

TEST(ContentSniffer, KnownSignaturesAreNamed) {
    EXPECT_EQ(describe_binary("%PDF-1.7 text"), "PDF document");
    EXPECT_NE(describe_binary("PK\x03\x04rest").find("ZIP"), std::string::npos);
    EXPECT_EQ(describe_binary("\x1F\x8B\x08rest"), "gzip archive");
    EXPECT_EQ(describe_binary("\x89PNG\r\n"), "PNG image");
    EXPECT_EQ(describe_binary("\x7F"
                              "ELF\x02"),
              "ELF program");
}

TEST(ContentSniffer, TextIsNotBinary) {
    using namespace std::string_literals;
    for (const std::string& text : {""s, "plain"s, "BZh is a word"s, "ID3 tags and more of them"s, "caf\xE9"s,
                                    "\x1B$B8P\x1B(B"s, "\xFF\xFEh\0i\0"s, "h\0i\0 \0t\0h\0e\0r\0e\0"s}) {
        EXPECT_EQ(describe_binary(text), "") << text;
    }
    EXPECT_EQ(describe_binary("zero\0byte"s), "binary data");
    EXPECT_EQ(describe_binary("\x01\x02\x03 text"s), "binary data");
    EXPECT_EQ(describe_binary("\xFF\xFE\x01\0\x02\0\x03\0"s), "binary data");
}

TEST(ContentSniffer, HtmlIsToldByItsBeginning) {
    EXPECT_TRUE(looks_like_html("\n <!DOCTYPE HTML>"));
    EXPECT_TRUE(looks_like_html("\xEF\xBB\xBF<!-- c --><html>"));
    EXPECT_TRUE(looks_like_html("<?xml version='1.0'?><html xmlns=''>"));
    EXPECT_FALSE(looks_like_html("<?xml version='1.0'?><rss>"));
    EXPECT_FALSE(looks_like_html("the <html> element"));
    EXPECT_FALSE(looks_like_html("<!-- never closed"));
}

TEST(FormatTable, NamesTellTheFormat) {
    const struct {
        const char* path;
        InputFormat format;
    } cases[] = {{"a/b.TXT", InputFormat::text},      {"b.markdown", InputFormat::markdown},
                 {"x.y.xhtml", InputFormat::html},    {"n.ndjson", InputFormat::jsonl},
                 {"n.b/c.jsonl", InputFormat::jsonl}, {"x.htm", InputFormat::html}};
    for (const auto& each : cases) {
        const FormatRow* row = find_row_of_name(each.path);
        ASSERT_NE(row, nullptr) << each.path;
        EXPECT_EQ(row->format, each.format) << each.path;
    }
    for (const char* path : {"a.json", "txt", ".txt", "a.txt/b", "a."})
        EXPECT_EQ(find_row_of_name(path), nullptr) << path;
}

}  // namespace
}  // namespace kwic
