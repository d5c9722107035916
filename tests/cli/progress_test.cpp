#include "progress.hpp"

#include <gtest/gtest.h>

namespace kwic::cli {
namespace {

TEST(Progress, ABuildTellsItsStageAndItsPace) {
    EXPECT_EQ(progress_line(BuildProgress{BuildStage::reading, 12'345, 45'120'000}, 1.5),
              "reading  12,345 documents  45.1 MB  8,230 documents/s");
    EXPECT_EQ(progress_line(BuildProgress{BuildStage::merging, 1, 0}, 0), "merging  1 document  0.0 MB  0 documents/s");
    EXPECT_EQ(progress_line(BuildProgress{BuildStage::publishing, 2, 0}, 2),
              "publishing  2 documents  0.0 MB  1 documents/s");
}

TEST(Progress, ACheckTellsHowMuchOfAllItHasRead) {
    EXPECT_EQ(progress_line(CheckProgress{45'120'000, 117'000'000}), "checking  45.1 MB of 117.0 MB");
}

}  // namespace
}  // namespace kwic::cli
