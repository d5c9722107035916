#include "ingest/scratch_folder.hpp"
#include "storage/thrown_error.hpp"

#include <kwic/index.hpp>
#include <kwic/updater.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace kwic {
namespace {

namespace fs = std::filesystem;
using testing::ScratchFolder;
using testing::throws;

Document numbered(int generation) {
    Document document;
    document.id = std::to_string(generation);
    document.text = "generation number" + std::to_string(generation);
    return document;
}

void publish(const std::string& index, int generation) {
    Builder builder(index);
    builder.add(numbered(generation));
    builder.publish();
}

class RefreshTest : public ::testing::Test {
  protected:
    RefreshTest() { publish(path_, 1); }

    ScratchFolder scratch_;
    std::string path_ = scratch_.path("index");
};

TEST_F(RefreshTest, AHandleServesItsSnapshotThroughAnyNumberOfRebuilds) {
    const Index index = Index::open(path_);
    for (int generation = 2; generation <= 6; ++generation) publish(path_, generation);
    EXPECT_EQ(index.info().generation, 1U);
    EXPECT_EQ(index.search("generation").hits.at(0).id, "1");
    EXPECT_EQ(index.document("1").text, "generation number1");
}

TEST_F(RefreshTest, RefreshMovesOnToTheNewestGeneration) {
    Index index = Index::open(path_);
    EXPECT_FALSE(index.refresh());
    publish(path_, 2);
    publish(path_, 3);
    EXPECT_TRUE(index.refresh());
    EXPECT_FALSE(index.refresh());
    EXPECT_EQ(index.info().generation, 3U);
    EXPECT_EQ(index.search("generation").hits.at(0).id, "3");
}

TEST_F(RefreshTest, AGenerationThatNobodyHoldsAnyMoreGoes) {
    Index index = Index::open(path_);
    for (int generation = 2; generation <= 4; ++generation) publish(path_, generation);
    EXPECT_TRUE(fs::exists(path_ + "/gen-00000001"));
    index.refresh();
    publish(path_, 5);
    EXPECT_FALSE(fs::exists(path_ + "/gen-00000001"));
}

TEST_F(RefreshTest, AFailedRefreshKeepsTheSnapshot) {
    Index index = Index::open(path_);
    publish(path_, 2);
    fs::resize_file(path_ + "/gen-00000002/db/postlist.glass", 100);
    EXPECT_TRUE(throws(ErrorCode::damaged, [&] { index.refresh(); }));
    EXPECT_EQ(index.search("generation").hits.at(0).id, "1");
    fs::rename(path_, scratch_.path("elsewhere"));
    EXPECT_TRUE(throws(ErrorCode::not_found, [&] { index.refresh(); }));
    EXPECT_EQ(index.search("number1").hits.size(), 1U);
}

TEST_F(RefreshTest, AnIndexThatWasMovedIsStillSearched) {
    const Index index = Index::open(path_);
    fs::rename(path_, scratch_.path("elsewhere"));
    publish(path_, 9);
    EXPECT_EQ(index.search("generation").hits.at(0).id, "1");
}

}  // namespace
}  // namespace kwic
