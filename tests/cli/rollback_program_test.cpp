// `kwic rollback`, end to end.
#include "cli/change_analyzer.hpp"
#include "cli/held_lock.hpp"
#include "cli/program_run.hpp"
#include "cli/sample_index.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kwic::cli_test {
namespace {

// An index whose generation 2 is served and holds four documents.
class RollbackProgram : public testing::Test {
  protected:
    RollbackProgram() {
        const RunResult result =
            run_kwic({"index", "-d", index_.path(), "-"}, {.input = "{\"id\":\"4\",\"text\":\"Belgrade\"}\n"});
        if (result.exit_code != 0) throw std::runtime_error(result.err);
    }

    [[nodiscard]] RunResult roll_back(Arguments arguments = {}) const {
        arguments.insert(arguments.begin(), {"rollback", "-d", index_.path()});
        return run_kwic(arguments);
    }

    SampleIndex index_;
};

TEST_F(RollbackProgram, ServesWhatWasServedBeforeAndASecondOneTakesItBack) {
    const RunResult back = roll_back();
    EXPECT_EQ(back.exit_code, 0);
    EXPECT_EQ(back.out, "Serving generation 1 again, as generation 3: 3 documents; generation 2 is kept\n");
    EXPECT_EQ(back.err, "");
    EXPECT_EQ(index_.search({"-c", "belgrade"}).out, "2\n");
    const RunResult again = roll_back();
    EXPECT_EQ(again.out, "Serving generation 2 again, as generation 4: 4 documents; generation 3 is kept\n");
    EXPECT_EQ(index_.search({"-c", "belgrade"}).out, "3\n");
    EXPECT_EQ(run_kwic({"check", "--deep", "-d", index_.path()}).exit_code, 0);
}

TEST_F(RollbackProgram, WithoutAnEarlierGenerationItSaysSo) {
    const SampleIndex single;
    const RunResult result = run_kwic({"rollback", "-d", single.path()});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_NE(result.err.find("no earlier generation"), std::string::npos) << result.err;
    EXPECT_EQ(single.search({"-c", "belgrade"}).out, "2\n");
}

TEST_F(RollbackProgram, ALockedIndexIsLeftAlone) {
    const HeldLock lock(index_.path());
    for (const Arguments& arguments : {Arguments{}, Arguments{"--lock-timeout", "0.05"}}) {
        const RunResult result = roll_back(arguments);
        EXPECT_EQ(result.exit_code, 3);
        EXPECT_EQ(result.err, HeldLock::message(index_.path()));
    }
    EXPECT_EQ(index_.search({"-c", "belgrade"}).out, "3\n");
}

TEST(RollbackProgramAnalyzer, WhatAnotherAnalyzerMadeNeedsARebuild) {
    const SampleIndex index;
    change_analyzer(index.path(), 1);
    ASSERT_EQ(
        run_kwic({"index", "--rebuild", "-d", index.path(), "-"}, {.input = "{\"id\":\"4\",\"text\":\"Belgrade\"}\n"})
            .exit_code,
        0);
    const RunResult result = run_kwic({"rollback", "-d", index.path()});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_EQ(result.err, "kwic: another version of the analyzer made it: it can be searched after `kwic index -d " +
                              index.path() + " --rebuild`\n");
    EXPECT_EQ(index.search({"belgrade"}).exit_code, 4);
    EXPECT_EQ(run_kwic({"rollback", "-d", index.path()}).err, "");
    EXPECT_EQ(index.search({"-c", "belgrade"}).out, "3\n");
}

}  // namespace
}  // namespace kwic::cli_test
