// The program as a whole: what it says about itself, and how it fails.
#include "cli/program_run.hpp"
#include "cli/temporary_folder.hpp"

#include <kwic/version.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>

namespace kwic::cli_test {
namespace {

std::ptrdiff_t line_count(const std::string& text) {
    return std::count(text.begin(), text.end(), '\n');
}

TEST(Program, AloneItSaysWhatToTypeNext) {
    const TemporaryFolder folder;
    const RunResult result = run_kwic({}, {.folder = folder.path()});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_EQ(result.err, "");
    EXPECT_LT(line_count(result.out), 24);
    for (const char* words : {"kwic index FOLDER", "kwic search WORDS", "kwic show ID", "no index here", "--help"}) {
        EXPECT_NE(result.out.find(words), std::string::npos) << words;
    }
}

TEST(Program, TellsItsVersion) {
    const RunResult result = run_kwic({"--version"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_EQ(result.out, "kwic " KWIC_VERSION "\n");
}

TEST(Program, EveryCommandHasHelpWithExamplesThatFitsATerminal) {
    for (const std::string command : {"index", "search", "show", "explain", "similar", "analyze", "info", "remove",
                                      "check", "rollback", "dump", "load"}) {
        const RunResult result = run_kwic({command, "--help"});
        EXPECT_EQ(result.exit_code, 0);
        EXPECT_TRUE(result.out.starts_with("Usage: kwic " + command + " [OPTIONS]")) << result.out;
        EXPECT_NE(result.out.find("\nExamples\n  kwic " + command), std::string::npos);
        EXPECT_EQ(run_kwic({"help", command}).out, result.out);
        EXPECT_NE(run_kwic({"--help"}).out.find("\n  " + command), std::string::npos);
        for (std::size_t begin = 0; begin < result.out.size();) {
            const std::size_t end = result.out.find('\n', begin);
            EXPECT_LE(end - begin, 80U) << result.out.substr(begin, end - begin);
            begin = end + 1;
        }
    }
}

TEST(Program, AWrongCommandLineIsOneLineAndExitTwo) {
    const std::vector<std::pair<Arguments, std::string>> rows = {
        {{"serch", "x"}, "kwic: unknown command 'serch'; did you mean search?\n"},
        {{"frobnicate"}, "kwic: unknown command 'frobnicate' (see `kwic --help`)\n"},
        {{"--verson"}, "kwic: unknown option '--verson'; did you mean --version?\n"},
        {{"search", "--limt", "3"}, "kwic: unknown option '--limt'; did you mean --limit?\n"},
        {{"search", "-n", "many", "x"}, "kwic: --limit takes a number such as 10, not 'many'\n"},
        {{"search", "--passages", "many", "x"}, "kwic: --passages takes a number or 'all', not 'many'\n"},
        {{"search", "x", "-n"}, "kwic: -n needs a value\n"},
        {{"search", "-l", "-c", "x"}, "kwic: -l and -c exclude each other\n"},
        {{"search", "-0", "x"}, "kwic: -0 goes with -l\n"},
        {{"search", "--repeat", "2", "x"}, "kwic: --repeat goes with --timings\n"},
        {{"search", "-d", "a", "-d", "b", "x"}, "kwic: several indexes at once are not supported: give a single -d\n"},
        {{"index", "--memory", "12Q"}, "kwic: --memory takes a size such as 256M or 1G, not '12Q'\n"},
        {{"index", "--jobs", "0"}, "kwic: --jobs takes a number from 1 on\n"},
        {{"index", "--lock-timeout", "soon"}, "kwic: --lock-timeout takes seconds such as 2 or 0.5, not 'soon'\n"},
        {{"check", "x"}, "kwic: check takes no words, only options (see `kwic check --help`)\n"},
        {{"rollback", "x"}, "kwic: rollback takes no words, only options (see `kwic rollback --help`)\n"},
        {{"dump", "x", "y"}, "kwic: dump takes one FILE at most (see `kwic dump --help`)\n"},
        {{"load", "x", "y"}, "kwic: load takes one FILE at most (see `kwic load --help`)\n"},
        {{"remove"}, "kwic: remove needs IDs (they come from `kwic search -l WORDS`)\n"},
        {{"remove", "--source"}, "kwic: remove --source needs the PATHs of sources\n"},
        {{"remove", "--source", ""}, "kwic: an empty name names no file or folder\n"},
        {{"remove", "-0", "x"}, "kwic: -0 goes with --from\n"},
        {{"remove", "--source", "--from", "-", "x"}, "kwic: --source and --from exclude each other\n"},
        {{"info", "x"}, "kwic: info takes no words, only options (see `kwic info --help`)\n"},
        {{"\x1B[31m\xFF\u202E"}, "kwic: unknown command '\\x1B[31m\\xFF\\u202E' (see `kwic --help`)\n"},
    };
    for (const auto& [arguments, message] : rows) {
        const RunResult result = run_kwic(arguments);
        EXPECT_EQ(result.exit_code, 2);
        EXPECT_EQ(result.err, message);
        EXPECT_EQ(result.out, "");
    }
}

TEST(Program, WithoutAnIndexItSaysHowToMakeOne) {
    const TemporaryFolder folder;
    for (const Arguments& arguments :
         {Arguments{"search", "x"}, Arguments{"show", "x"}, Arguments{"info"}, Arguments{"check"},
          Arguments{"rollback"}, Arguments{"remove", "x"}, Arguments{"remove", "--source", "x"}, Arguments{"dump"}}) {
        const RunResult result = run_kwic(arguments, {.folder = folder.path()});
        EXPECT_EQ(result.exit_code, 2);
        EXPECT_EQ(result.err, "kwic: no index here: run `kwic index FOLDER` first\n");
    }
    for (const Arguments& arguments : {Arguments{"search", "-d", "none", "x"}, Arguments{"check", "-d", "none"},
                                       Arguments{"remove", "-d", "none", "x"}, Arguments{"dump", "-d", "none"}}) {
        const RunResult named = run_kwic(arguments, {.folder = folder.path()});
        EXPECT_EQ(named.exit_code, 2);
        EXPECT_EQ(named.err, "kwic: none: no index there: run `kwic index -d none FOLDER` first\n");
    }
    EXPECT_EQ(run_kwic({"rollback", "-d", "none"}, {.folder = folder.path()}).exit_code, 2);
    EXPECT_FALSE(std::filesystem::exists(folder.path("none")));
}

TEST(Program, AFullDiskIsReported) {
    const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
    ASSERT_GE(full, 0);
    for (const Arguments& arguments : {Arguments{}, Arguments{"--help"}, Arguments{"analyze", "--lang", "en", "x"}}) {
        const RunResult result = run_kwic(arguments, {.output = full});
        EXPECT_EQ(result.exit_code, 2);
        EXPECT_EQ(result.err, "kwic: standard output: cannot be written: No space left on device\n");
    }
    ::close(full);
}

TEST(Program, AClosedPipeIsNoReasonToComplain) {
    std::array<int, 2> pipe{};
    ASSERT_EQ(::pipe2(pipe.data(), O_CLOEXEC), 0);
    ::close(pipe[0]);
    const RunResult result = run_kwic({"--help"}, {.output = pipe[1]});
    ::close(pipe[1]);
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_EQ(result.err, "");
}

TEST(Program, AnalyzePrintsTokensInThreeFormats) {
    EXPECT_EQ(run_kwic({"analyze", "--lang", "en", "--format", "tsv", "Running"}).out,
              "1\trunning\trun\tword\t0\t7\t0\t1\n");
    const RunResult table = run_kwic({"analyze", "--lang", "en", "the", "running"});
    EXPECT_TRUE(table.out.starts_with("position  bytes  kind  flags  stem  form\n")) << table.out;
    EXPECT_NE(table.out.find("1         0-3    word  stop   the   the\n"), std::string::npos) << table.out;
    const RunResult json = run_kwic({"analyze", "--lang", "en", "--format", "json", "-"}, {.input = "Running"});
    EXPECT_EQ(json.out,
              R"({"format":1,"language":"en","tokens":[{"position":1,"form":"running","stem":"run","kind":"word",)"
              R"("begin_byte":0,"end_byte":7,"stop_word":false,"weighs":true}]})"
              "\n");
}

TEST(Program, AnalyzeSaysWhichLanguageItFound) {
    const RunResult result =
        run_kwic({"analyze", "Les pays non alignés se sont réunis à Belgrade pour parler de la paix dans le monde."});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_EQ(result.err, "kwic: language: fr (detected; --lang names another)\n");
}

}  // namespace
}  // namespace kwic::cli_test
