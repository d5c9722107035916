#include <kwic/analyzer.hpp>

#include "analysis/stop_word_lists.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace kwic {
namespace {

// Tokens as "position:stem", with "+span" where it covers more than one position, "~" where it does not weigh and "!"
// for a stop word; characters and bigrams are marked "'" and "\"".
std::string describe(const std::vector<Token>& tokens) {
    std::string text;
    for (const Token& token : tokens) {
        if (!text.empty()) text += ' ';
        text += std::to_string(token.position) + ':' + (token.stem.empty() ? '(' + token.form + ')' : token.stem);
        if (token.span > 1) text += '+' + std::to_string(token.span);
        if (token.kind == TokenKind::bigram) text += '"';
        if (token.kind == TokenKind::character) text += '\'';
        if (token.stop_word) {
            text += '!';
        } else if (!token.weighs) {
            text += '~';
        }
    }
    return text;
}

std::string analyze(std::string_view text, std::string_view language = "en") {
    Analyzer analyzer;
    return describe(analyzer.analyze(text, language));
}

struct Case {
    const char* text;
    const char* tokens;
    const char* language = "en";
};

void PrintTo(const Case& example, std::ostream* out) {
    *out << example.text;
}

class AnalyzerTable : public testing::TestWithParam<Case> {};

TEST_P(AnalyzerTable, TokensAreAsExpected) {
    EXPECT_EQ(analyze(GetParam().text, GetParam().language), GetParam().tokens);
}

INSTANTIATE_TEST_SUITE_P(
    Words, AnalyzerTable,
    testing::Values(Case{"", ""}, Case{" \n\t.,;!?", ""}, Case{"___", ""},
                    Case{"Nations nation NATION", "1:nation 2:nation 3:nation"},
                    Case{"The history of the movement", "1:the! 2:histori 3:of! 4:the! 5:movement"},
                    Case{"caf\u00E9 cafe\u0301 CAFE", "1:cafe 2:cafe 3:cafe"},
                    Case{"r\u00E9sum\u00E9 resume", "1:resum 2:resum"},
                    Case{"\uFB01le \uFF26ile fi\u00ADle", "1:file 2:file 3:file"},
                    Case{"\u041C\u043E\u0439 \u043C\u043E\u0438", "1:\u043C\u043E\u0439 2:\u043C\u043E\u0438", "xx"},
                    Case{"don't", "1:don't!"}, Case{"don\u2019t", "1:don't!"}, Case{"Korea's", "1:korea"},
                    Case{"Korea\u2019s", "1:korea"}, Case{"1,234,567", "1:1234567"}, Case{"3.14", "1:3.14"},
                    Case{"2,50", "1:2.50"}));

INSTANTIATE_TEST_SUITE_P(Compounds, AnalyzerTable,
                         testing::Values(Case{"non-aligned", "1:non 1:nonalign+2~ 2:align"},
                                         Case{"non\u2011aligned", "1:non 1:nonalign+2~ 2:align"},
                                         Case{"nonaligned", "1:nonalign"}, Case{"e-mail", "1:e 1:email+2~ 2:mail"},
                                         Case{"state-of-the-art", "1:state 1:stateoftheart+4~ 2:of! 3:the! 4:art"},
                                         Case{"AT&T", "1:at! 1:att+2~ 2:t"},
                                         Case{"- foo -bar baz-", "1:foo 2:bar 3:baz"}, Case{"foo--bar", "1:foo 2:bar"},
                                         Case{"2024-05-01", "1:2024 1:2024-05-01+3~ 2:05 3:01"},
                                         Case{"O'Neil", "1:o 1:oneil+2~ 2:neil"},
                                         Case{"l'eau", "1:l! 1:leau+2~ 2:eau", "fr"},
                                         Case{"node.js-based", "1:node 1:nodej+2~ 1:nodejsbas+3~ 2:js 3:base"}));

INSTANTIATE_TEST_SUITE_P(
    Identifiers, AnalyzerTable,
    testing::Values(Case{"U.S.A.", "1:usa"}, Case{"u.s", "1:us"}, Case{"NAM", "1:nam"}, Case{"e.g.", "1:eg"},
                    Case{"snake_case", "1:snake 1:snakecas+2~ 2:case"}, Case{"_private", "1:privat"},
                    Case{"camelCase", "1:camelcas+2 1:camel~ 2:case~"},
                    Case{"JSONParse", "1:jsonpars+2 1:json~ 2:pars~"}, Case{"DVDs NGOs", "1:dvds 2:ngos"},
                    Case{"node.js", "1:node 1:nodej+2~ 2:js"},
                    Case{"Window.fetchLater", "1:window 1:windowfetchlat+3~ 2:fetchlat+2 2:fetch~ 3:later~"},
                    Case{"me@example.org", "1:me! 1:meexampleorg+3~ 2:exampl 3:org"},
                    Case{"C++ and C# code", "1:c++ 1:c~ 2:and! 3:c# 3:c~ 4:code"}, Case{"C++11", "1:c++ 1:c~ 2:11"},
                    Case{"192.168.0.1", "1:192.168.0.1+4 1:192~ 2:168~ 3:0~ 4:1~"},
                    Case{"UTF-8 utf8", "1:utf 1:utf8+2~ 2:8 3:utf8"}, Case{"DEC-0054", "1:dec 1:dec0054+2~ 2:0054"}));

INSTANTIATE_TEST_SUITE_P(
    EastAsia, AnalyzerTable,
    testing::Values(
        Case{"\u904B\u52D5", "1:\u904B\u52D5 1:\u904B'~ 1:\u52D5'~", "zh"},
        Case{"\uB3D9\uB9F9", "1:\uB3D9\uB9F9 1:\uB3D9'~ 1:\uB9F9'~", "ko"},
        Case{"\uBE44\uB3D9\uB9F9",
             "1:(\uBE44\uB3D9\uB9F9)~ 1:\uBE44\uB3D9\" 1:\uBE44'~ 1:\uB3D9\uB9F9\" 1:\uB3D9'~ 1:\uB9F9'~", "ko"},
        Case{"\u0E20\u0E32\u0E29\u0E32\u0E44\u0E17\u0E22", "1:\u0E20\u0E32\u0E29\u0E32 2:\u0E44\u0E17\u0E22", "th"}));

// The rows "| language | `text` | `tokens` |" of docs/analysis.md.
TEST(Analyzer, DoesWhatItsDocumentSays) {
    std::ifstream document(std::string(KWIC_SOURCE_DIR) + "/docs/analysis.md");
    int rows = 0;
    for (std::string line; std::getline(document, line);) {
        std::vector<std::string> cells;
        std::istringstream row(line);
        for (std::string cell; std::getline(row, cell, '|');) cells.push_back(cell);
        if (cells.size() != 4 || cells[2].find('`') == std::string::npos) continue;
        const auto quoted = [](const std::string& cell) {
            return cell.substr(cell.find('`') + 1, cell.rfind('`') - cell.find('`') - 1);
        };
        EXPECT_EQ(analyze(quoted(cells[2]), cells[1].substr(1, 2)), quoted(cells[3])) << line;
        ++rows;
    }
    EXPECT_GE(rows, 14);
}

TEST(Analyzer, TokensLieOnTheBytesTheyWereMadeOf) {
    Analyzer analyzer;
    const std::string text = "The (Non\u2011Aligned) Movement\u2019s caf\u00E9";
    std::vector<std::string> pieces;
    for (const Token& token : analyzer.analyze(text)) {
        pieces.push_back(text.substr(token.begin_byte, token.end_byte - token.begin_byte));
    }
    const std::vector<std::string> expected = {"The", "Non", "Non\u2011Aligned", "Aligned", "Movement", "caf\u00E9"};
    EXPECT_EQ(pieces, expected);
}

TEST(Analyzer, DecomposedHangulMakesTheSameTermsAsComposed) {
    EXPECT_EQ(analyze("\u1112\u1161\u11AB\u1100\u1173\u11AF", "ko"), analyze("\uD55C\uAE00", "ko"));
}

TEST(Analyzer, IllFormedBytesSeparateWords) {
    EXPECT_EQ(analyze("alpha\xFF"
                      "beta"),
              "1:alpha 2:beta");
}

TEST(Analyzer, CompoundsOfMoreThanSixteenPartsAreNotJoined) {
    std::string chain = "a1";
    for (int i = 0; i < 40; ++i) chain += "-b" + std::to_string(i);
    Analyzer analyzer;
    std::uint32_t last = 0;
    for (const Token& token : analyzer.analyze(chain)) {
        EXPECT_LE(token.span, 16U);
        last = token.position;
    }
    EXPECT_EQ(last, 41U);
}

TEST(Analyzer, WordsOfThousandsOfBytesAreTakenAsSeveral) {
    const std::string word(10'000, 'a');
    Analyzer analyzer;
    std::size_t end = 0;
    for (const Token& token : analyzer.analyze(word)) {
        EXPECT_EQ(token.begin_byte, end);
        end = token.end_byte;
        EXPECT_LE(token.end_byte - token.begin_byte, 4096U);
    }
    EXPECT_EQ(end, word.size());
}

TEST(Analyzer, LanguagesWithoutStemmerKeepTheirWords) {
    EXPECT_EQ(analyze("nations", "xx"), "1:nations");
    EXPECT_EQ(analyze("nations", ""), "1:nations");
}

// Analysis looks for contractions ("don't") among words with an apostrophe only.
TEST(Analyzer, StopWordsHoldNoOtherJoinerThanAnApostrophe) {
    std::size_t lists = 0;
    for (const StopWordList& list : stop_word_lists()) {
        EXPECT_EQ(list.words.find_first_of("._@,;"), std::string_view::npos) << list.language;
        ++lists;
    }
    EXPECT_GT(lists, 0U);
}

TEST(Analyzer, FingerprintNamesWhatDecides) {
    const std::string fingerprint = Analyzer::fingerprint();
    for (const char* part : {"rules ", "ICU ", "Unicode ", "stemmers ", "stop words "}) {
        EXPECT_NE(fingerprint.find(part), std::string::npos) << part;
    }
}

struct LanguageCase {
    const char* text;
    const char* language;
};

TEST(DetectLanguage, TellsTheLanguageOfASentence) {
    const LanguageCase cases[] = {
        {"The first summit of the movement was held in the capital of the country.", "en"},
        {"La premi\u00E8re conf\u00E9rence du mouvement s'est tenue dans la capitale du pays.", "fr"},
        {"La primera cumbre del movimiento se celebr\u00F3 en la capital del pa\u00EDs.", "es"},
        {"\u041F\u0435\u0440\u0432\u0430\u044F \u043A\u043E\u043D\u0444\u0435\u0440\u0435\u043D\u0446\u0438\u044F "
         "\u0434\u0432\u0438\u0436\u0435\u043D\u0438\u044F \u043F\u0440\u043E\u0448\u043B\u0430 \u0432 "
         "\u0441\u0442\u043E\u043B\u0438\u0446\u0435 \u0441\u0442\u0440\u0430\u043D\u044B.",
         "ru"},
        {"\u4E0D\u7D50\u76DF\u904B\u52D5\u7684\u6B77\u53F2\u548C\u6703\u54E1\u570B", "zh"},
    };
    for (const auto& [text, language] : cases) EXPECT_EQ(Analyzer::detect_language(text), language) << text;
}

TEST(DetectLanguage, SaysNothingWhereTheTextDoesNotTell) {
    for (const char* text : {"", "42", "x", "\xFF\xFE\xFD", "0x7f 12.5 // ::"}) {
        EXPECT_EQ(Analyzer::detect_language(text), "") << text;
    }
}

}  // namespace
}  // namespace kwic
