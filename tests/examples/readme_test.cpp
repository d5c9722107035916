// The sessions on the command line that the documents show print what they show.
#include "examples/console_session.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kwic {
namespace {

TEST(Readme, SessionIsTakenApart) {
    const std::vector<Step> steps = steps_in(sessions_in("x\n```console\n$ a b\n$ c\n1\n```\ny\n```console\n2\n```\n"));
    ASSERT_EQ(steps.size(), 2U);
    EXPECT_EQ(steps[0].command, "a b");
    EXPECT_EQ(steps[0].output, "");
    EXPECT_EQ(steps[1].output, "1\n2\n");
}

TEST(Readme, CommandsPrintWhatTheReadmeShows) {
    expect_sessions_hold("README.md");
}

TEST(OutputDocument, CommandsPrintWhatItShows) {
    expect_sessions_hold("docs/output.md");
}

}  // namespace
}  // namespace kwic
