// What users of other programs complain of: results with noise in them, progress where nobody looks, exit codes that do
// not tell, complaints about closed pipes.
#include "cli/program_run.hpp"
#include "cli/sample_index.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <array>
#include <string>
#include <thread>
#include <vector>

namespace kwic::cli_test {
namespace {

const std::vector<std::string> formats = {"text", "json", "ndjson", "tsv", "trec", "html"};

const SampleIndex& sample() {
    static const SampleIndex index;
    return index;
}

// Many documents, so that an answer is larger than a pipe holds.
const SampleIndex& large_index() {
    static const SampleIndex index([] {
        std::string records;
        for (int i = 0; i < 3000; ++i) {
            records += "{\"id\":" + std::to_string(i) + ",\"title\":\"A summit\",\"text\":\"The summit met again.\"}\n";
        }
        return records;
    }());
    return index;
}

TEST(CleanStreams, WhateverPrintsJsonPrintsNothingElse) {
    const std::string path = sample().path();
    for (const Arguments& arguments :
         {Arguments{"search", "-d", path, "--format", "json", "belgrade \"open"},
          Arguments{"search", "-d", path, "--format", "json", "zanzibar"},
          Arguments{"show", "-d", path, "--format", "json", "b61"}, Arguments{"info", "-d", path, "--format", "json"},
          Arguments{"check", "-d", path, "--deep", "--format", "json"},
          Arguments{"analyze", "--lang", "en", "--format", "json", "The summit"}, Arguments{"schema"},
          Arguments{"schema", "search"}}) {
        const RunResult result = run_kwic(arguments);
        EXPECT_TRUE(nlohmann::json::accept(result.out)) << arguments.front() << result.out;
        EXPECT_EQ(result.err, "") << arguments.front();
    }
}

TEST(CleanStreams, WhatIsSaidToPeopleNeverStandsAmongTheResults) {
    const std::string query = "belgrade \"summit";
    for (const std::string& format : formats) {
        const RunResult warned = sample().search({"--format", format, query});
        const RunResult plain = sample().search({"--format", format, "belgrade summit"});
        const bool has_place = format == "json" || format == "html";
        EXPECT_EQ(warned.err.empty(), has_place) << format;
        EXPECT_TRUE(has_place || warned.out.find("warning") == std::string::npos) << format;
        EXPECT_EQ(plain.err, "") << format;
    }
}

TEST(CleanStreams, ErrorsLeaveStandardOutputEmpty) {
    for (const std::string& format : formats) {
        const RunResult result = run_kwic({"search", "-d", "none", "--format", format, "x"});
        EXPECT_EQ(result.exit_code, 2);
        EXPECT_EQ(result.out, "") << format;
        EXPECT_TRUE(result.err.starts_with("kwic: ")) << result.err;
        EXPECT_EQ(result.err.find('\n'), result.err.size() - 1) << result.err;
    }
}

TEST(CleanStreams, ExitCodesTellWhetherSomethingWasFoundInEveryFormat) {
    for (const std::string& format : formats) {
        EXPECT_EQ(sample().search({"--format", format, "belgrade"}).exit_code, 0) << format;
        EXPECT_EQ(sample().search({"--format", format, "zanzibar"}).exit_code, 1) << format;
        EXPECT_EQ(sample().search({"--format", format, "--strict", "\"open"}).exit_code, 2) << format;
    }
    for (const char* option : {"-l", "-c", "-q"}) {
        EXPECT_EQ(sample().search({option, "belgrade"}).exit_code, 0) << option;
        EXPECT_EQ(sample().search({option, "zanzibar"}).exit_code, 1) << option;
    }
}

TEST(CleanStreams, ProgressIsForTerminalsAlone) {
    const TemporaryFolder folder;
    std::string records;
    for (int i = 0; i < 20'000; ++i) records += "{\"id\":" + std::to_string(i) + ",\"text\":\"The summit\"}\n";
    folder.write("r.jsonl", records);
    const RunResult built = run_kwic({"index", "r.jsonl"}, {.folder = folder.path()});
    EXPECT_EQ(built.exit_code, 0);
    EXPECT_LT(built.out.size() + built.err.size(), 200U) << built.err;
    for (const Arguments& arguments : {Arguments{"check", "--deep"}, Arguments{"dump", "saved.ndjson"},
                                       Arguments{"load", "-d", "copy", "saved.ndjson"}}) {
        const RunResult result = run_kwic(arguments, {.folder = folder.path()});
        EXPECT_EQ(result.exit_code, 0) << result.err;
        EXPECT_EQ((result.out + result.err).find_first_of("\r\033"), std::string::npos) << arguments.front();
        EXPECT_LT(result.out.size() + result.err.size(), 300U) << arguments.front();
    }
}

// Runs `kwic search` into a pipe whose reader goes away after the first bytes, as `head` does.
RunResult search_until_reader_goes(const std::string& format) {
    std::array<int, 2> pipe{};
    EXPECT_EQ(::pipe2(pipe.data(), O_CLOEXEC), 0);
    std::thread reader([end = pipe[0]] {
        std::array<char, 64> bytes{};
        EXPECT_GT(::read(end, bytes.data(), bytes.size()), 0);
        ::close(end);
    });
    const RunResult result = large_index().search({"--format", format, "-n", "3000", "summit"}, {.output = pipe[1]});
    ::close(pipe[1]);
    reader.join();
    return result;
}

TEST(CleanStreams, AReaderThatGoesAwayIsNoReasonToComplainInAnyFormat) {
    for (const std::string& format : formats) {
        const RunResult result = search_until_reader_goes(format);
        EXPECT_EQ(result.exit_code, 0) << format;
        EXPECT_EQ(result.err, "") << format;
    }
}

TEST(CleanStreams, TheSameQuestionHasTheSameAnswerByteForByte) {
    for (const std::string& format : formats) {
        const Arguments arguments = {"--format", format, "--passages", "all", "summit"};
        EXPECT_EQ(sample().search(arguments).out, sample().search(arguments).out) << format;
    }
}

}  // namespace
}  // namespace kwic::cli_test
