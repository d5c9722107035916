#include "line_table.hpp"

#include "cli/program_run.hpp"

#include <kwic/display.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace kwic::cli {
namespace {

constexpr Appearance in_colour{.terminal = false, .colour = true, .hyperlinks = false};
constexpr Appearance on_terminal{.terminal = true, .colour = true, .hyperlinks = false};

struct Piece {
    std::string left;
    std::string keyword;
    std::string right;
};

Concordance concordance_of(const std::vector<Piece>& pieces, const std::string& id = "id") {
    Concordance concordance;
    concordance.documents.emplace_back().id = id;
    for (const Piece& piece : pieces) {
        ConcordanceLine& line = concordance.lines.emplace_back();
        line.text = piece.left + piece.keyword + piece.right;
        line.mark.begin = piece.left.size();
        line.mark.end = piece.left.size() + piece.keyword.size();
        line.mark.line = concordance.lines.size();
    }
    return concordance;
}

std::vector<std::string> printed(const Concordance& concordance, const Appearance& appearance,
                                 std::size_t columns = unlimited_columns) {
    cli_test::UnnamedFile file;
    Output out(file.descriptor(), "file");
    print_line_table(concordance, appearance, columns, out);
    out.flush();
    std::vector<std::string> lines;
    std::istringstream stream(file.content());
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

std::string without(std::string text, const std::string& piece) {
    for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at))
        text.erase(at, piece.size());
    return text;
}

// What stands in columns: no colour, no isolates.
std::string shown(std::string line) {
    for (const char* piece : {"\033[0m", "\033[2m", "\033[1;31m", "\u2068", "\u2069"})
        line = without(std::move(line), piece);
    return line;
}

// The column where the keyword begins.
std::size_t keyword_column(const std::string& line) {
    return display_width(shown(line.substr(0, line.find("\033[1;31m"))));
}

TEST(LineTable, KeywordsStandInOneColumn) {
    const Concordance concordance =
        concordance_of({{"the first ", "summit", " met"}, {"", "Summits", ""}, {"a ", "summit", "."}});
    EXPECT_EQ(
        printed(concordance, {}),
        (std::vector<std::string>{"id:1  the first summit met", "id:2            Summits", "id:3          a summit."}));
}

TEST(LineTable, KeywordsOfWideAndCombiningTextStandInOneColumnToo) {
    const std::vector<Piece> pieces = {
        {"plain text before ", "word", " after"},
        {"\u4E0D\u7D50\u76DF", "\u904B\u52D5", "\u7684\u6703\u8B70"},
        {"cafe\u0301 u\u0308ber ", "e\u0301te\u0301", " a\u0300"},
        {"\u0928\u0908 \u0926\u093F\u0932\u094D\u0932\u0940 ", "\u0936\u093F\u0916\u0930", " x"},
        {"\U0001F469\u200D\U0001F680 \U0001F1FA\U0001F1F3 ", "\u2764\uFE0F", " \U0001F44D\U0001F3FD"},
        {"\u05D4\u05E4\u05E1\u05D2\u05D4 ", "\u05D4\u05E8\u05D0\u05E9\u05D5\u05E0\u05D4", " \u05E9\u05DC"},
        {"\u1112\u1161\u11AB ", "\uD55C\uAD6D", ""},
        {"a\x1B[2J\u202E ", "k\x07", "\u2066 z"},
    };
    for (const Appearance& appearance : {in_colour, on_terminal}) {
        for (const std::size_t columns : {unlimited_columns, std::size_t{60}, std::size_t{20}, std::size_t{7}}) {
            const auto lines = printed(concordance_of(pieces), appearance, columns);
            ASSERT_EQ(lines.size(), pieces.size());
            for (const std::string& line : lines) {
                EXPECT_EQ(keyword_column(line), keyword_column(lines[0])) << columns << ": " << line;
                EXPECT_LE(display_width(shown(line)), columns) << line;
            }
        }
    }
}

TEST(LineTable, NothingIsWiderThanTheTerminal) {
    const std::string word(300, 'x');
    const auto lines = printed(
        concordance_of({{word + " ", "key", " " + word}, {"", word, word}, {"a ", "key", ""}}, word), on_terminal, 70);
    for (const std::string& line : lines) {
        EXPECT_LE(display_width(shown(line)), 70U);
        EXPECT_NE(line.find("\u2026"), std::string::npos);
    }
    EXPECT_NE(shown(lines[0]).find("x key x"), std::string::npos) << lines[0];
    EXPECT_NE(shown(lines[0]).find(":1  "), std::string::npos) << lines[0];
    for (std::size_t columns = 0; columns < 12; ++columns) {
        for (const std::string& line : printed(concordance_of({{"left ", "key", " right"}}), on_terminal, columns)) {
            EXPECT_LE(display_width(shown(line)), std::max<std::size_t>(columns, 3)) << columns;
        }
    }
}

TEST(LineTable, OfAnEndlessIdTheEndIsShown) {
    const std::vector<std::string> lines =
        printed(concordance_of({{"a ", "b", ""}}, std::string(1 << 20, '\x01') + "z"), {});
    EXPECT_LT(lines[0].size(), 5000U);
    EXPECT_TRUE(lines[0].ends_with("\\x01z:1  a b")) << lines[0];
}

TEST(LineTable, WhiteSpaceIsOneSpaceAndNoneIsPutIn) {
    const auto lines = printed(concordance_of({{"\n a\r\n\t b\n", "c  \n d", "\n\ne \u3000\n"},
                                               {"\u4E0D\u7D50\u76DF", "\u904B\u52D5", "\u7684"},
                                               {"non-", "aligned", ", "}}),
                               {});
    EXPECT_EQ(lines, (std::vector<std::string>{"id:1    a b c d e", "id:2  \u4E0D\u7D50\u76DF\u904B\u52D5\u7684",
                                               "id:3    non-aligned,"}));
}

TEST(LineTable, RightToLeftTextIsIsolatedOnATerminalOnly) {
    const Concordance concordance = concordance_of({{"\u05D0\u05D1 ", "\u05D2", " \u05D3"}, {"a ", "b", " c"}});
    const auto lines = printed(concordance, {.terminal = true, .colour = false, .hyperlinks = false});
    EXPECT_EQ(lines,
              (std::vector<std::string>{
                  "\u2068id:1\u2069  \u2068\u05D0\u05D1 \u2069\u2068\u05D2\u2069\u2068 \u05D3\u2069", "id:2   a b c"}));
    EXPECT_EQ(printed(concordance, {})[0], "id:1  \u05D0\u05D1 \u05D2 \u05D3");
}

TEST(LineTable, NoTextSteersTheTerminal) {
    std::mt19937 random(3);
    const std::vector<std::string> pieces = {"a",      " ",      "\x1B[2J", "\x07", "\x7F",   "\u009B", "\u202E",
                                             "\u2066", "\u2069", "\u061C",  "\xFF", "\u05D0", "\t",     "\x1B]0;x\x07"};
    const auto hostile = [&] {
        std::string text;
        for (std::size_t count = random() % 6; count > 0; --count) text += pieces[random() % pieces.size()];
        return text;
    };
    for (int round = 0; round < 300; ++round) {
        const Concordance concordance = concordance_of({{hostile(), "k" + hostile(), hostile()}}, hostile());
        for (const std::string& line : printed(concordance, on_terminal, random() % 2 == 0 ? unlimited_columns : 40)) {
            const std::string text = shown(line);
            for (const char byte : text)
                ASSERT_TRUE(static_cast<unsigned char>(byte) >= 0x20 && byte != '\x7F') << text;
            for (const char* control : {"\u009B", "\u202E", "\u2066", "\u061C", "\xFF"}) {
                ASSERT_EQ(text.find(control), std::string::npos) << text;
            }
            const std::size_t begins = (line.size() - without(line, "\u2068").size()) / 3;
            const std::size_t ends = (line.size() - without(line, "\u2069").size()) / 3;
            ASSERT_EQ(begins, ends) << line;
        }
    }
}

}  // namespace
}  // namespace kwic::cli
