// What each place that text ends up in is kept from, over random hostile bytes.
#include "cli/hostile_text.hpp"
#include "columns.hpp"
#include "document_json.hpp"
#include "html_text.hpp"
#include "hyperlinks.hpp"
#include "json_text.hpp"
#include "marked_text.hpp"
#include "percent_encoding.hpp"
#include "safe_url.hpp"
#include "support/test_rounds.hpp"
#include "terminal_text.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace kwic::cli {
namespace {

using cli_test::holds_control;
using cli_test::HostileTexts;
using cli_test::is_utf8;

constexpr std::size_t fast_rounds = 20'000;

void for_hostile_texts(std::uint64_t seed, const std::function<void(const std::string&, HostileTexts&)>& look) {
    HostileTexts texts(seed);
    for (std::size_t round = 0; round < test_rounds(fast_rounds); ++round) {
        look(texts.make(), texts);
        if (::testing::Test::HasFailure()) return;
    }
}

// Marks in order, within the text or beyond it, at code points or not.
std::vector<Mark> random_marks(const std::string& text, HostileTexts& texts) {
    std::vector<Mark> marks;
    for (std::size_t at = 0; texts.below(3) > 0;) {
        Mark& mark = marks.emplace_back();
        mark.begin = at + texts.below(text.size() + 2);
        at = mark.end = mark.begin + texts.below(4);
    }
    return marks;
}

// What a reader of a page sees: references are read back; false if a bare '<' or an unknown reference is there.
bool read_html(const std::string& html, std::string& text) {
    static const std::map<std::string, char> references = {
        {"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"#39", '\''}};
    for (std::size_t at = 0; at < html.size();) {
        if (html[at] == '<' || html[at] == '>') return false;
        if (html[at] != '&') {
            text += html[at++];
            continue;
        }
        const std::size_t end = html.find(';', at);
        const auto found = references.find(end == std::string::npos ? "" : html.substr(at + 1, end - at - 1));
        if (found == references.end()) return false;
        text += found->second;
        at = end + 1;
    }
    return true;
}

// The text with U+FFFD for every ill-formed byte, as the writer of JSON documents it.
std::string mended(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t bytes = 1;
        while (bytes <= 4 && !is_utf8(std::string_view(text).substr(at, bytes))) ++bytes;
        const bool whole = bytes <= 4 && at + bytes <= text.size();
        out += whole ? text.substr(at, bytes) : "\uFFFD";
        at += whole ? bytes : 1;
    }
    return out;
}

TEST(Escapers, TerminalTextHoldsNoControls) {
    for_hostile_texts(1, [](const std::string& text, HostileTexts& texts) {
        for (const std::string& shown :
             {terminal_text(text), marked_line(text, random_marks(text, texts), {"[", "]"}), column_text(text, true)}) {
            EXPECT_FALSE(holds_control(shown)) << shown;
            EXPECT_TRUE(is_utf8(shown)) << shown;
        }
        EXPECT_FALSE(holds_control(terminal_lines(text), "\n\t"));
    });
}

TEST(Escapers, JsonIsReadBackAsTheMendedText) {
    for_hostile_texts(2, [](const std::string& text, HostileTexts&) {
        for (const JsonLayout layout : {JsonLayout::line, JsonLayout::indented}) {
            const std::string json = json_text(Json{{"member", text}}, layout);
            EXPECT_FALSE(holds_control(json, layout == JsonLayout::line ? "" : "\n")) << json;
            EXPECT_TRUE(is_utf8(json));
            EXPECT_EQ(nlohmann::json::parse(json).at("member").get<std::string>(), mended(text));
        }
    });
}

TEST(Escapers, ALineOfNdjsonIsOneLineForEveryReaderOfLines) {
    for_hostile_texts(3, [](const std::string& text, HostileTexts&) {
        Hit hit;
        hit.id = hit.title = hit.url = hit.path = text;
        hit.fields = {{text, text}};
        hit.passages.push_back({text, 0, 0, 1, {{}}});
        const std::string line = json_text(hit_json(hit, Freshness::unknown), JsonLayout::line);
        EXPECT_FALSE(holds_control(line)) << line;
        for (const char* separator : {"\u2028", "\u2029"}) EXPECT_EQ(line.find(separator), std::string::npos);
        EXPECT_EQ(nlohmann::json::parse(line).at("id").get<std::string>(), mended(text));
    });
}

TEST(Escapers, AColumnOfTsvHoldsNoTabOrLineEndAndIsReadBack) {
    for_hostile_texts(4, [](const std::string& text, HostileTexts&) {
        const std::string column = column_text(text, false);
        EXPECT_EQ(column.find_first_of("\t\n\r"), std::string::npos) << column;
        std::string back;
        for (std::size_t at = 0; at < column.size(); ++at) {
            if (column[at] != '\\') {
                back += column[at];
                continue;
            }
            const char sign = column.at(++at);
            back += sign == 't' ? '\t' : sign == 'n' ? '\n' : sign == 'r' ? '\r' : '\\';
        }
        EXPECT_EQ(back, text);
    });
}

TEST(Escapers, AnIdOfARunHoldsNoWhiteSpaceAndIsNeverEmpty) {
    for_hostile_texts(5, [](const std::string& text, HostileTexts&) {
        const std::string id = trec_id(text);
        EXPECT_FALSE(id.empty());
        EXPECT_EQ(id.find_first_of(" \t\n\v\f\r\x1C\x1D\x1E\x1F"), std::string::npos) << id;
        for (const char* space : {"\u0085", "\u00A0", "\u2028", "\u2029", "\u3000"}) {
            EXPECT_EQ(id.find(space), std::string::npos);
        }
    });
}

TEST(Escapers, HtmlTextIsReadBackAsWhatATerminalWouldShow) {
    for_hostile_texts(6, [](const std::string& text, HostileTexts& texts) {
        std::string back;
        EXPECT_TRUE(read_html(html_text(text), back)) << html_text(text);
        EXPECT_EQ(back, terminal_text(text));
        EXPECT_FALSE(holds_control(html_text(text)));
        EXPECT_TRUE(is_utf8(html_text(text)));
        std::string marked;
        const std::vector<Mark> marks = random_marks(text, texts);
        EXPECT_TRUE(read_html(marked_line(text, marks, {"[", "]", append_html}), marked));
        EXPECT_EQ(marked, marked_line(text, marks, {"[", "]"}));
    });
}

TEST(Escapers, AnAttributeOfHtmlHoldsNoQuotes) {
    for_hostile_texts(7, [](const std::string& text, HostileTexts&) {
        const std::string value = html_attribute(text);
        EXPECT_EQ(value.find_first_of("\"'<>\n"), std::string::npos) << value;
        std::string back;
        EXPECT_TRUE(read_html(value, back)) << value;
        EXPECT_EQ(back, terminal_text(text));
        EXPECT_EQ(
            html_language(text).find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-"),
            std::string::npos);
    });
}

TEST(Escapers, AUrlIsVisibleAsciiOfAWebPageOrAFile) {
    constexpr const char* url_signs =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#[]@!$&()*+,;=%";
    std::size_t followed = 0;
    for_hostile_texts(8, [&followed](const std::string& text, HostileTexts&) {
        for (const std::string& candidate : {text, "https://example.org/" + text, "HTTP://" + text}) {
            const std::string url = safe_url(candidate);
            if (url.empty()) continue;
            ++followed;
            EXPECT_EQ(url.find_first_not_of(url_signs), std::string::npos) << url;
            EXPECT_TRUE(url.starts_with("http://") || url.starts_with("https://") || url.starts_with("HTTP://")) << url;
        }
        EXPECT_EQ(file_url("host", "/" + text).find_first_not_of(url_signs), std::string::npos);
        EXPECT_TRUE(file_url("host", "/" + text).starts_with("file://host/"));
        EXPECT_TRUE(relative_url(text).starts_with("./"));
        EXPECT_EQ(relative_url(text).find_first_of(":<>\"'?#"), std::string::npos);
    });
    EXPECT_GT(followed, 0U);
}

}  // namespace
}  // namespace kwic::cli
