// Queries, documents and terminals that mean harm.
#include "cli/program_run.hpp"
#include "cli/sample_index.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <random>
#include <string>

namespace kwic::cli_test {
namespace {

constexpr const char* hostile_text = "belgrade \x1B]0;owned\x07 \x1B[2J \u202Etxet\u202C \u009B31m \x7F end";

std::string hostile_record() {
    const nlohmann::json record = {{"id", "bad\x1B[31m\u202E"},
                                   {"title", std::string("title ") + hostile_text},
                                   {"text", hostile_text},
                                   {"url", "https://x/\x1B"},
                                   {"date", "1961"},
                                   {"field\x1B", "value\x1B\u0085"}};
    return record.dump() + "\n";
}

// Takes away what the program itself may send to a terminal: colours, and links that end at once.
std::string without_own_sequences(std::string text) {
    const auto erase = [&text](const std::string& begin, const std::string& end, std::size_t longest) {
        for (std::size_t at = text.find(begin); at != std::string::npos; at = text.find(begin, at)) {
            const std::size_t stop = text.find(end, at + begin.size());
            ASSERT_NE(stop, std::string::npos);
            ASSERT_LE(stop - at, longest);
            text.erase(at, stop + end.size() - at);
        }
    };
    for (const char* colour : {"0", "1", "2", "32", "1;31"}) erase(std::string("\033[") + colour, "m", 6);
    erase("\033]8;;", "\033\\", 1000);
    return text;
}

void expect_harmless(const std::string& shown) {
    const std::string text = without_own_sequences(shown);
    for (const char byte : text) {
        const auto value = static_cast<unsigned char>(byte);
        EXPECT_TRUE((value >= 0x20 && value != 0x7F) || byte == '\n' || byte == '\r' || byte == '\t')
            << static_cast<int>(value) << " in " << text;
    }
    for (const char* control : {"\u202E", "\u202C", "\u009B", "\u0085"}) {
        EXPECT_EQ(text.find(control), std::string::npos) << text;
    }
}

TEST(HostileInput, NoFormatSendsControlsToATerminal) {
    const SampleIndex index(hostile_record());
    for (const std::string format : {"text", "json", "ndjson", "tsv", "trec", "html"}) {
        const RunResult result = run_kwic_on_terminal({"search", "-d", index.path(), "--format", format, "belgrade"});
        EXPECT_EQ(result.exit_code, 0) << result.out;
        EXPECT_NE(result.out.find("bad"), std::string::npos);
        expect_harmless(result.out);
    }
    for (const Arguments& arguments :
         {Arguments{"search", "-d", index.path(), "-l", "belgrade"},
          Arguments{"show", "-d", index.path(), "bad\x1B[31m\u202E"},
          Arguments{"show", "-d", index.path(), "--format", "json", "bad\x1B[31m\u202E"},
          Arguments{"analyze", "--format", "tsv", hostile_text}, Arguments{"analyze", hostile_text},
          Arguments{"search", hostile_text, "-d", "\x1B"}, Arguments{"info", "-d", index.path()}}) {
        const RunResult result = run_kwic_on_terminal(arguments);
        EXPECT_FALSE(result.out.empty());
        expect_harmless(result.out);
    }
}

TEST(HostileInput, PipesGetTheTextOfADocumentAsItIs) {
    const SampleIndex index(hostile_record());
    const RunResult result = run_kwic({"show", "-d", index.path(), "bad\x1B[31m\u202E"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_NE(result.out.find("\x1B]0;owned\x07"), std::string::npos);
    EXPECT_EQ(run_kwic({"search", "-d", index.path(), "-l", "belgrade"}).out, "bad\x1B[31m\u202E\n");
}

TEST(HostileInput, AccountsOfHostilePathsAreEscaped) {
    const TemporaryFolder folder;
    folder.write("bad\x1B[31m\xFF.jsonl", "nonsense\n");
    const RunResult result = run_kwic({"index"}, {.folder = folder.path()});
    EXPECT_NE(result.err.find("bad\\x1B[31m\\xFF.jsonl:1"), std::string::npos) << result.err;
    expect_harmless(result.err);
}

TEST(HostileInput, RandomBytesAreQueriesLikeAnyOther) {
    const SampleIndex index;
    std::mt19937 random(300);
    const std::string operators = "\"()+-*:~^=&|ANDORNOT \n\tbelgrade";
    for (std::size_t round = 0; round < test_rounds(300); ++round) {
        std::string query;
        for (std::size_t length = 1 + random() % 60; query.size() < length;) {
            query += random() % 2 == 0 ? operators[random() % operators.size()] : static_cast<char>(random());
        }
        const bool from_input = round % 2 == 0;
        if (!from_input) std::erase(query, '\0');
        const RunResult result = from_input
                                     ? index.search({"--format", "json", "-"}, {.input = query})
                                     : index.search({"--format", "json", "--", query.empty() ? "x" : query, "x"});
        ASSERT_LE(result.exit_code, 1) << round << " " << result.err;
        ASSERT_TRUE(nlohmann::json::accept(result.out)) << round;
    }
}

TEST(HostileInput, AnOverlongQueryIsCutWithAWarning) {
    const SampleIndex index;
    const RunResult result = index.search({"-c", "-"}, {.input = "belgrade " + std::string(300000, 'x')});
    EXPECT_LE(result.exit_code, 1);
    EXPECT_NE(result.err.find("kwic: warning: column "), std::string::npos) << result.err;
}

}  // namespace
}  // namespace kwic::cli_test
