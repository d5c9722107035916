// `kwic explain` and `kwic similar`, end to end.
#include "cli/program_run.hpp"
#include "cli/sample_index.hpp"
#include "search/random_collection.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

namespace kwic::cli_test {
namespace {

using Json = nlohmann::ordered_json;

const SampleIndex& sample() {
    static const SampleIndex index;
    return index;
}

RunResult run(const std::string& command, Arguments arguments, const SampleIndex& index = sample()) {
    arguments.insert(arguments.begin(), {command, "-d", index.path()});
    return run_kwic(arguments);
}

bool has(const std::string& text, const std::string& piece) {
    return text.find(piece) != std::string::npos;
}

TEST(ExplainProgram, AQueryAloneIsToldHowItIsRead) {
    const RunResult result = run("explain", {"non-aligned summits the"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_EQ(result.err, "");
    EXPECT_TRUE(result.out.starts_with("index: 3 documents, average length ")) << result.out;
    EXPECT_TRUE(has(result.out, "\nnon-aligned summits the\n  non-aligned\n")) << result.out;
    EXPECT_TRUE(has(result.out, "      stem      form        spelling  languages  documents  occurrences  times\n"))
        << result.out;
    EXPECT_TRUE(has(result.out, "  the  [left out]\n")) << result.out;
    EXPECT_FALSE(has(result.out, " \n")) << result.out;
}

TEST(ExplainProgram, ExitCodesTellWhetherTheDocumentMatches) {
    EXPECT_EQ(run("explain", {"belgrade", "b61"}).exit_code, 0);
    EXPECT_EQ(run("explain", {"opec", "b61"}).exit_code, 1);
    const RunResult unknown = run("explain", {"opec", "nobody"});
    EXPECT_EQ(unknown.exit_code, 2);
    EXPECT_TRUE(has(unknown.err, "no document has the id 'nobody' (ids come from `kwic search -l WORDS`)"))
        << unknown.err;
    EXPECT_EQ(run("explain", {}).exit_code, 2);
    EXPECT_EQ(run("explain", {"a", "b", "c"}).exit_code, 2);
}

TEST(ExplainProgram, WhatFailsIsSaidFirst) {
    const RunResult result = run("explain", {"+opec -belgrade", "b61"});
    EXPECT_TRUE(
        result.out.starts_with("not found: b61  The Belgrade summit\n"
                               "  +opec is required and missing\n"
                               "  -belgrade is excluded and present\n"))
        << result.out;
    EXPECT_TRUE(has(result.out, "+opec  [missing]\n")) << result.out;
    EXPECT_TRUE(has(result.out, "\"opec\" stands in 1 document, but not in this one\n")) << result.out;
    EXPECT_TRUE(has(result.out, "-belgrade  [present, but excluded]\n")) << result.out;
}

TEST(ExplainProgram, WarningsComeOnStandardErrorOrInTheJson) {
    const RunResult text = run("explain", {"\"open"});
    EXPECT_TRUE(has(text.err, "kwic: warning: column 1: ")) << text.err;
    const RunResult json = run("explain", {"--format", "json", "\"open"});
    EXPECT_EQ(json.err, "");
    EXPECT_EQ(Json::parse(json.out)["warnings"].size(), 1U);
}

// A number of JSON as it is printed, in units of 10^-decimals.
long long units_of(const Json& number, int decimals) {
    return std::llround(number.get<double>() * std::pow(10, decimals));
}

// Of a clause, as the sum of what is beneath it.
long long sum_of(const Json& clause, int decimals) {
    long long sum = units_of(clause["constant"], decimals);
    for (const Json& term : clause["terms"]) sum += units_of(term["weight"], decimals);
    for (const Json& child : clause["children"]) sum += sum_of(child, decimals);
    EXPECT_EQ(sum, units_of(clause["score"], decimals)) << clause["written"];
    return sum;
}

int decimals_of(double score) {
    return std::max(0, 8 - static_cast<int>(std::floor(std::log10(score))));
}

// Other systems print scores that nobody can follow.
TEST(ExplainProgram, ScoreUndocumented) {
    RandomCollection random(77);
    std::string records;
    for (const Document& document : random.documents(60)) {
        records +=
            Json({{"id", document.id}, {"title", document.title}, {"text", document.text}, {"lang", document.language}})
                .dump() +
            "\n";
    }
    const SampleIndex index(records);
    std::size_t compared = 0;
    for (int i = 0; i < 15; ++i) {
        const std::string query = random.query(1);
        const Json found = Json::parse(run("search", {"--format", "json", "-n", "4", "--", query}, index).out);
        for (const Json& hit : found["hits"]) {
            const RunResult result =
                run("explain", {"--format", "json", "--", query, hit["id"].get<std::string>()}, index);
            EXPECT_EQ(result.exit_code, 0);
            const Json explanation = Json::parse(result.out);
            EXPECT_EQ(explanation["score"].dump(), hit["score"].dump()) << query;
            const double score = hit["score"].get<double>();
            if (score == 0) continue;
            const int decimals = decimals_of(score);
            EXPECT_EQ(sum_of(explanation["clause"], decimals), units_of(hit["score"], decimals)) << query;
            ++compared;
        }
    }
    EXPECT_GT(compared, 20U);
}

TEST(ExplainProgram, ATerminalIsNotSteeredByWhatAnIndexHolds) {
    const SampleIndex index("{\"id\":\"a\\u001b[2Jb\",\"title\":\"\\u001b[31mred\",\"text\":\"\\u001bword other\"}\n");
    for (const Arguments& asked :
         {Arguments{"\033[1mword \"word \033other\"", "a\033[2Jb"}, Arguments{"\"other word\"", "a\033[2Jb"}}) {
        EXPECT_FALSE(has(run("explain", asked, index).out, "\033"));
        Arguments json = asked;
        json.insert(json.begin(), {"--format", "json"});
        EXPECT_FALSE(has(run("explain", json, index).out, "\033"));
    }
}

TEST(SimilarProgram, FindsOtherDocumentsInTheFormatsOfSearch) {
    const RunResult text = run("similar", {"b61"});
    EXPECT_EQ(text.exit_code, 0);
    EXPECT_TRUE(text.out.starts_with("1. Colombo  ")) << text.out;
    EXPECT_FALSE(has(text.out, "The Belgrade summit")) << text.out;
    const RunResult ids = run("similar", {"-l", "-n", "1", "b61"});
    EXPECT_EQ(ids.out, "c 76\n");
    EXPECT_EQ(run("similar", {"-l0", "-n", "1", "b61"}).out, std::string("c 76\0", 5));
    const Json json = Json::parse(run("similar", {"--format", "json", "b61"}).out);
    EXPECT_EQ(json["hits"][0]["id"], "c 76");
    EXPECT_FALSE(json["hits"][0]["passages"][0]["marks"].empty());
    EXPECT_TRUE(has(json["query"], "belgrade"));
    EXPECT_TRUE(has(run("similar", {"--format", "html", "--passages", "all", "b61"}).out, "<mark>Belgrade</mark>"));
    EXPECT_TRUE(has(run("similar", {"--hyperlinks", "always", "b61"}).out, "\033]8;;https://example.org/c\033\\"));
    EXPECT_TRUE(run("similar", {"--format", "trec", "b61"}).out.starts_with("b61 Q0 c%2076 1 "));
}

TEST(SimilarProgram, NothingFoundAndErrorsHaveTheirExitCodes) {
    const SampleIndex index("{\"id\":\"empty\",\"text\":\"\"}\n{\"id\":\"1\",\"text\":\"word\"}\n");
    const RunResult nothing = run("similar", {"empty"}, index);
    EXPECT_EQ(nothing.exit_code, 1);
    EXPECT_EQ(nothing.out, "");
    EXPECT_TRUE(has(nothing.err, "'empty'")) << nothing.err;
    EXPECT_EQ(run("similar", {"1"}, index).exit_code, 1);
    EXPECT_EQ(run("similar", {"nobody"}, index).exit_code, 2);
    EXPECT_EQ(run("similar", {}, index).exit_code, 2);
    EXPECT_EQ(run("similar", {"-0", "1"}, index).exit_code, 2);
}

}  // namespace
}  // namespace kwic::cli_test
