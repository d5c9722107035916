// `kwic lines` and `kwic show --query`, end to end.
#include "cli/program_run.hpp"
#include "cli/sample_index.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace kwic::cli_test {
namespace {

using Json = nlohmann::ordered_json;
using Strings = std::vector<std::string>;

const SampleIndex& sample() {
    static const SampleIndex index;
    return index;
}

RunResult lines(Arguments arguments) {
    arguments.insert(arguments.begin(), {"lines", "-d", sample().path()});
    return run_kwic(arguments);
}

RunResult show(Arguments arguments) {
    arguments.insert(arguments.begin(), {"show", "-d", sample().path()});
    return run_kwic(arguments);
}

Strings lines_of(const std::string& text) {
    Strings parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part);) parts.push_back(part);
    return parts;
}

TEST(LinesProgram, EachPlaceHasALineAndTheKeywordsAreAligned) {
    const RunResult result = lines({"belgrade"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_EQ(result.err, "");
    EXPECT_EQ(result.out,
              "b61:title                                     The Belgrade summit\n"
              "b61:1                     The first summit met in Belgrade, the capital of Yugoslavia. It lasted s\n"
              "c 76:3     t met in Colombo. The first had met in Belgrade.\n");
}

TEST(LinesProgram, AreSortedByTheWordsBeforeOrAfter) {
    const auto rights = [](const Arguments& arguments, std::size_t column) {
        Strings found;
        for (const std::string& line : lines_of(lines(arguments).out)) {
            std::istringstream stream(line);
            std::string cell;
            for (std::size_t i = 0; i <= column; ++i) std::getline(stream, cell, '\t');
            found.push_back(cell);
        }
        return found;
    };
    EXPECT_EQ(rights({"summit", "--context", "1w", "--format", "tsv", "--sort", "right"}, 10),
              (Strings{"", " in", " met", " met"}));
    EXPECT_EQ(rights({"summit", "--context", "1w", "--format", "tsv", "--sort", "left"}, 8),
              (Strings{"a ", "Belgrade ", "fifth ", "first "}));
}

TEST(LinesProgram, JsonHasTheDocumentsOwnBytes) {
    const RunResult result = lines({"--format", "json", "--context", "9", "fifth", "\"open"});
    EXPECT_EQ(result.err, "");
    const Json object = Json::parse(result.out);
    Strings names;
    for (const auto& [name, value] : object.items()) names.push_back(name);
    EXPECT_EQ(names, (Strings{"format", "query", "total", "documents_left_out", "lines_left_out", "warnings",
                              "documents", "lines"}));
    EXPECT_EQ(object["warnings"].size(), 1U);
    const Json met = Json::parse(lines({"--format", "json", "--context", "12", "\"Colombo the first\""}).out);
    ASSERT_EQ(met["lines"].size(), 1U);
    const Json& line = met["lines"][0];
    EXPECT_EQ(line["document"], 0);
    EXPECT_EQ(met["documents"].size(), 1U);
    EXPECT_EQ(met["documents"][0]["id"], "c 76");
    EXPECT_EQ(met["documents"][0]["occurrences"], 1);
    EXPECT_EQ(line["in"], "text");
    EXPECT_EQ(line["left"], "mmit met in ");
    EXPECT_EQ(line["keyword"], "Colombo.\n\nThe first");
    EXPECT_EQ(line["right"], " had met in ");
    EXPECT_EQ(line["begin_byte"], 12);
    EXPECT_EQ(line["mark"]["line"], 1);
    const std::string ndjson = lines({"--format", "ndjson", "--context", "12", "\"Colombo the first\""}).out;
    const Json lone = Json::parse(ndjson);
    EXPECT_EQ(lone["id"], "c 76");
    EXPECT_EQ(lone["rank"], 1);
    EXPECT_EQ(lone["mark"], line["mark"]);
    EXPECT_EQ(lone["right"], line["right"]);
}

TEST(LinesProgram, WhatIsLeftOutIsSaid) {
    const RunResult few = lines({"-n", "1", "summit"});
    EXPECT_EQ(lines_of(few.out).size(), 1U);
    EXPECT_EQ(few.err,
              "kwic: 1 line of 1 document; left out: 1 line of documents that were looked at, 2 documents that match "
              "(see -n, --max-per-doc, --max-docs)\n");
    EXPECT_EQ(lines({"--max-docs", "2", "summit"}).err,
              "kwic: 3 lines of 2 documents; left out: 1 document that matches (see -n, --max-per-doc, --max-docs)\n");
    EXPECT_EQ(lines_of(lines({"--max-per-doc", "1", "summit"}).out).size(), 3U);
    const Json object = Json::parse(lines({"--format", "json", "-n", "1", "summit"}).out);
    EXPECT_EQ(object["documents_left_out"], 2);
    EXPECT_EQ(object["lines_left_out"], 1);
    EXPECT_EQ(lines({"summit"}).err, "");
}

TEST(LinesProgram, PlacesAreCountedWithoutShowingThem) {
    const RunResult all = lines({"-c", "summit"});
    EXPECT_EQ(all.out, std::to_string(lines_of(lines({"summit"}).out).size()) + "\n");
    EXPECT_EQ(all.err, "");
    EXPECT_EQ(all.exit_code, 0);
    EXPECT_EQ(lines({"-c", "--max-docs", "2", "summit"}).err,
              "kwic: not looked at: 1 document that matches (see --max-docs)\n");
    EXPECT_EQ(lines({"-c", "zanzibar"}).out, "0\n");
    EXPECT_EQ(lines({"-c", "zanzibar"}).exit_code, 1);
    const RunResult quiet = lines({"-q", "--max-docs", "2", "summit"});
    EXPECT_EQ(quiet.out + quiet.err, "");
    EXPECT_EQ(quiet.exit_code, 0);
    EXPECT_EQ(lines({"-q", "zanzibar"}).exit_code, 1);
}

TEST(LinesProgram, ExitCodesTellWhetherSomethingWasFound) {
    EXPECT_EQ(lines({"zanzibar"}).exit_code, 1);
    EXPECT_EQ(lines({"zanzibar"}).out, "");
    EXPECT_NE(lines({"zanzibar"}).err, "");
    EXPECT_EQ(lines({}).exit_code, 2);
    const RunResult strict = lines({"--strict", "summit \"open"});
    EXPECT_EQ(strict.exit_code, 2);
    EXPECT_EQ(strict.out, "");
    EXPECT_TRUE(strict.err.ends_with("\n    summit \"open\n           ^\n")) << strict.err;
    EXPECT_EQ(lines({"lang:en"}).err,
              "kwic: no place to show: 3 documents match, but by conditions alone, which mark nothing\n");
    for (const char* context : {"x", "w", "5x", "-1", "", "sentences"}) {
        const RunResult result = lines({"--context", context, "summit"});
        EXPECT_EQ(result.exit_code, 2) << context;
        EXPECT_NE(result.err.find("--context takes characters"), std::string::npos) << result.err;
    }
}

TEST(LinesProgram, ATerminalGetsLinesOfItsWidth) {
    const RunResult result = run_kwic_on_terminal({"lines", "-d", sample().path(), "summit"});
    for (std::string line : lines_of(result.out)) {
        for (const char* style : {"\033[0m", "\033[2m", "\033[1;31m", "\r"}) {
            while (line.find(style) != std::string::npos) line.erase(line.find(style), std::string(style).size());
        }
        EXPECT_LE(line.size(), 80U) << line;
    }
    EXPECT_NE(result.out.find("\033[1;31msummit\033[0m"), std::string::npos) << result.out;
}

TEST(ShowProgram, MarksWhatTheQueryMatches) {
    const RunResult coloured = show({"b61", "--query", "summits \"six days\"", "--color", "always"});
    EXPECT_EQ(coloured.exit_code, 0);
    EXPECT_NE(coloured.out.find("title: The Belgrade \033[1;31msummit\033[0m\n"), std::string::npos) << coloured.out;
    EXPECT_NE(coloured.out.find("The first \033[1;31msummit\033[0m met"), std::string::npos);
    EXPECT_NE(coloured.out.find("lasted \033[1;31msix days\033[0m."), std::string::npos);
    EXPECT_EQ(show({"b61", "--query", "summit"}).out, show({"b61"}).out);
    EXPECT_EQ(show({"b61", "--query", "\"open"}).err.substr(0, 25), "kwic: warning: column 1: ");
    EXPECT_EQ(show({"b61", "--literal"}).exit_code, 2);
    EXPECT_EQ(show({"nobody", "--query", "summit"}).exit_code, 1);
}

TEST(ShowProgram, JsonHasTheMarks) {
    const Json plain = Json::parse(show({"c 76", "--format", "json"}).out);
    Json marked = Json::parse(show({"c 76", "--format", "json", "--query", "met first"}).out);
    ASSERT_EQ(marked["marks"].size(), 3U);
    EXPECT_EQ(marked["title_marks"].size(), 0U);
    EXPECT_EQ(marked["marks"][1]["line"], 3);
    EXPECT_EQ(marked["marks"][1]["column"], 5);
    const std::string text = marked["text"];
    EXPECT_EQ(text.substr(marked["marks"][1]["begin"], 5), "first");
    for (const char* added : {"title_marks", "marks", "warnings"}) marked.erase(added);
    EXPECT_EQ(marked, plain);
}

}  // namespace
}  // namespace kwic::cli_test
