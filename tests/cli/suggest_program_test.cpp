// `kwic suggest` and what `kwic search` suggests, end to end.
#include "cli/program_run.hpp"
#include "cli/sample_index.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>

namespace kwic::cli_test {
namespace {

using Json = nlohmann::ordered_json;

const SampleIndex& sample() {
    static const SampleIndex index;
    return index;
}

RunResult suggest(Arguments arguments) {
    arguments.insert(arguments.begin(), {"suggest", "-d", sample().path()});
    return run_kwic(arguments);
}

TEST(SuggestProgram, CompletesTheLastWord) {
    const RunResult result = suggest({"belgrade", "su"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_EQ(result.out, "summit  3 documents\n");
    EXPECT_EQ(result.err, "");
    EXPECT_EQ(suggest({"al"}).out, "algiers  1 document\n");
    EXPECT_EQ(suggest({"-n", "1", "b"}).out, "belgrade  2 documents\n");
}

TEST(SuggestProgram, CorrectsAWordThatNoneBeginsAs) {
    const RunResult result = suggest({"belgrdae"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_EQ(result.out, "belgrade  2 documents\n");
    EXPECT_EQ(result.err, "kwic: no word begins so; did you mean:\n");
}

TEST(SuggestProgram, NothingIsExitCodeOne) {
    const RunResult result = suggest({"zanzibar"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.out, "");
    EXPECT_EQ(result.err, "kwic: nothing found: no word of the index begins so or is like it\n");
    EXPECT_EQ(suggest({"--format", "tsv", "zanzibar"}).exit_code, 1);
    EXPECT_EQ(suggest({"--format", "tsv", "zanzibar"}).err, "");
}

TEST(SuggestProgram, WritesJsonAndTsv) {
    const RunResult completed = suggest({"--format", "json", "opec", "su"});
    EXPECT_EQ(Json::parse(completed.out), Json::parse(R"({"format":1,"prefix":"opec su","completions":)"
                                                      R"([{"word":"summit","documents":3}],"nearest":[]})"));
    const RunResult corrected = suggest({"--format", "json", "sumit"});
    EXPECT_EQ(Json::parse(corrected.out), Json::parse(R"({"format":1,"prefix":"sumit","completions":[],)"
                                                      R"("nearest":[{"word":"summit","documents":3}]})"));
    EXPECT_EQ(corrected.err, "");
    EXPECT_EQ(suggest({"--format", "tsv", "su"}).out, "summit\t3\n");
}

TEST(SuggestProgram, WhatCannotBeMeantIsAnError) {
    EXPECT_EQ(suggest({}).exit_code, 2);
    EXPECT_EQ(suggest({"-n0", "su"}).exit_code, 2);
    EXPECT_EQ(suggest({"--format", "trec", "su"}).exit_code, 2);
}

TEST(SuggestProgram, SearchAsksWhatWasMeant) {
    const RunResult little = sample().search({"belgrade", "sumit"});
    EXPECT_EQ(little.exit_code, 0);
    EXPECT_EQ(little.err, "kwic: did you mean \"belgrade summit\"?\n");
    const RunResult nothing = sample().search({"ssummit"});
    EXPECT_EQ(nothing.exit_code, 1);
    EXPECT_TRUE(nothing.err.starts_with("kwic: did you mean \"summit\"?\nkwic: nothing found")) << nothing.err;
    EXPECT_EQ(Json::parse(sample().search({"--format", "json", "sumit"}).out)["suggestion"], "summit");
    EXPECT_FALSE(Json::parse(sample().search({"--format", "json", "summit"}).out).contains("suggestion"));
    for (const char* option : {"-q", "-l", "-c", "--format=trec", "--format=tsv", "--format=ndjson"}) {
        EXPECT_EQ(sample().search({option, "belgrade", "sumit"}).err, "") << option;
    }
}

}  // namespace
}  // namespace kwic::cli_test
