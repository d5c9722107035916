#include "ingest/markdown_page.hpp"

#include "ingest/front_matter.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kwic {
namespace {

TEST(MarkdownPage, MarkupGoesAndTextStays) {
    const std::pair<const char*, const char*> cases[] = {
        {"# Head\n\nOne *two* **three** `four`\nfive\n", "Head\n\nOne two three four five"},
        {"a  \nb\n\nc\\\nd", "a\nb\n\nc\nd"},
        {"- one\n- two\n\nend", "one\ntwo\n\nend"},
        {"[link](http://e.org \"t\") ![alt *text*](i.png) <http://e.org>", "link alt text http://e.org"},
        {"```cpp\nint a;\n  int b;\n```\nend", "int a;\n  int b;\n\nend"},
        {"| a | b |\n|---|---|\n| c | d |\n", "a\tb\nc\td"},
        {"> quoted\n> more", "quoted more"},
        {"before\n\n<div>\n<p>raw &eacute; <b>html</b></p>\n</div>\n\nafter", "before\n\nraw é html\n\nafter"},
        {"in<b>li</b>ne<br>x", "inline\nx"},
        {"&copy; &#146; &apos; &nosuch; ~~gone~~", "© ’ ' &nosuch; gone"},
        {"", ""}};
    for (const auto& [markdown, text] : cases) EXPECT_EQ(parse_markdown(markdown).text, text) << markdown;
}

TEST(MarkdownPage, TheFirstHeadingOfTheFirstLevelIsTheTitle) {
    EXPECT_EQ(parse_markdown("## Minor\n\n# Major *one*\n\n# Other\n").title, "Major one");
    EXPECT_EQ(parse_markdown("text\n\nSetext head\n===\n").title, "Setext head");
    EXPECT_EQ(parse_markdown("## Minor\n\n### Less\n").title, "Minor");
    EXPECT_EQ(parse_markdown("#\n\n# Second\n").title, "Second");
    EXPECT_EQ(parse_markdown("no heading\n").title, "");
}

TEST(MarkdownPage, HostileNestingIsRead) {
    const auto repeat = [](std::string_view piece, int times) {
        std::string out;
        for (int i = 0; i < times; ++i) out += piece;
        return out;
    };
    EXPECT_NE(parse_markdown(repeat("> ", 100'000) + "end").text.find("end"), std::string::npos);
    EXPECT_EQ(parse_markdown(repeat("[", 100'000)).text.size(), 100'000U);
    EXPECT_EQ(parse_markdown(repeat("* ", 50'000) + "a").text, "a");
    EXPECT_FALSE(parse_markdown(repeat("*a **b ", 50'000)).text.empty());
    const std::string wide = "|" + repeat("a|", 5'000) + "\n|" + repeat("-|", 5'000) + "\n" + repeat("|\n", 20'000);
    EXPECT_LT(parse_markdown(wide).text.size(), 2 * wide.size());
}

TEST(FrontMatter, SimpleValuesAndLists) {
    const FrontMatter front = read_front_matter(
        "---\ntitle: \"A \\\"quoted\\\": title\"\ndate: 2020-01-02 # day\nname: 'it''s'\ntags: [a, \"b, c\", d]\n"
        "# comment\nlist:\n- one\n  - two\nempty:\n---\nBody\n");
    const std::vector<FieldValue> expected{{"title", "A \"quoted\": title"},
                                           {"date", "2020-01-02"},
                                           {"name", "it's"},
                                           {"tags", "a"},
                                           {"tags", "b, c"},
                                           {"tags", "d"},
                                           {"list", "one"},
                                           {"list", "two"}};
    EXPECT_EQ(front.values, expected);
    EXPECT_EQ(front.body, "Body\n");
    EXPECT_EQ(front.passed_over, 0U);
}

TEST(FrontMatter, WhatIsNotUnderstoodIsCounted) {
    const FrontMatter front = read_front_matter("---\na: |\n  block\nmap:\n  k: v\nurl: http://e.org/\n...\nx");
    EXPECT_EQ(front.passed_over, 3U);
    EXPECT_EQ(front.values, (std::vector<FieldValue>{{"url", "http://e.org/"}}));
}

TEST(FrontMatter, ALineIsNoFrontMatter) {
    for (const char* text : {"---\n\nNo end", "text\n---\na: b\n---\n", "----\na: b\n---\n", "", "---"}) {
        const FrontMatter front = read_front_matter(text);
        EXPECT_TRUE(front.values.empty()) << text;
        EXPECT_EQ(front.body, text);
    }
}

}  // namespace
}  // namespace kwic
