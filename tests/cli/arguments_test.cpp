#include "arguments.hpp"

#include "usage_error.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kwic::cli {
namespace {

using Strings = std::vector<std::string>;

struct App {
    App() {
        app.add_flag("-l,--ids");
        app.add_flag("-0,--null");
        app.add_option("-n,--limit", limit);
        app.add_option("--format", format);
    }
    CLI::App app{"", "search"};
    std::string limit;
    std::string format;
};

std::string problem_of(const Strings& arguments) {
    const App declared;
    try {
        split_arguments(declared.app, arguments);
    } catch (const UsageError& error) {
        return error.what();
    }
    return {};
}

TEST(Arguments, WordsKeepEveryByteAndOptionsTheirValues) {
    struct Row {
        Strings given;
        Strings options;
        Strings words;
    };
    const std::vector<Row> rows = {
        {{}, {}, {}},
        {{"a", "-n", "3", "b"}, {"-n", "3"}, {"a", "b"}},
        {{"-n3", "a"}, {"-n3"}, {"a"}},
        {{"--limit=3", "a"}, {"--limit", "3"}, {"a"}},
        {{"--limit=", "a"}, {"--limit", ""}, {"a"}},
        {{"-n", "--", "a"}, {"-n", "--"}, {"a"}},
        {{"-l0n", "5", "a"}, {"-l0n", "5"}, {"a"}},
        {{"--", "-n", "--"}, {}, {"-n", "--"}},
        {{"-", "[a,b]", "++", "{}", "%%", "", "index", "a=b"},
         {},
         {"-", "[a,b]", "++", "{}", "%%", "", "index", "a=b"}},
        {{"--format", "-x", "\xFF\x01"}, {"--format", "-x"}, {"\xFF\x01"}},
    };
    for (const Row& row : rows) {
        const App declared;
        const Arguments split = split_arguments(declared.app, row.given);
        EXPECT_EQ(split.options, row.options);
        EXPECT_EQ(split.words, row.words);
    }
}

TEST(Arguments, AnUnknownOptionNamesTheNearestOne) {
    EXPECT_EQ(problem_of({"--fromat", "x"}), "unknown option '--fromat'; did you mean --format?");
    EXPECT_EQ(problem_of({"--lim=3"}), "unknown option '--lim'; did you mean --limit?");
    EXPECT_EQ(problem_of({"a", "-1961"}),
              "unknown option '-1961' (see `kwic search --help`; words that begin with '-' go after '--')");
}

TEST(Arguments, AMissingValueIsReported) {
    EXPECT_EQ(problem_of({"--limit"}), "--limit needs a value");
    EXPECT_EQ(problem_of({"-ln"}), "-ln needs a value");
}

}  // namespace
}  // namespace kwic::cli
