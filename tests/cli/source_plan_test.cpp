#include "source_plan.hpp"

#include "cli/temporary_folder.hpp"

#include <kwic/error.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace kwic::cli {
namespace {

using cli_test::TemporaryFolder;
using Strings = std::vector<std::string>;

class SourcePlanTest : public testing::Test {
  protected:
    SourcePlanTest() {
        for (const char* name : {"a/b/x.txt", "a/y.txt", "a/.h/z.txt", "c/w.txt"}) folder_.write(name, "text");
        std::filesystem::create_directory_symlink(folder_.path("c"), folder_.path("a/link"));
    }

    [[nodiscard]] Strings paths(const Strings& names) const {
        Strings paths;
        for (const std::string& name : names) paths.push_back(folder_.path(name));
        return paths;
    }

    TemporaryFolder folder_;
};

TEST_F(SourcePlanTest, NamedSourcesAreAddedAndReadAloneInTheirOrder) {
    const SourcePlan plan(paths({"a"}), paths({"c/w.txt", "a/y.txt"}), false);
    EXPECT_EQ(plan.remembered(), paths({"a", "c/w.txt"}));
    EXPECT_EQ(plan.to_read(), paths({"c/w.txt", "a/y.txt"}));
    EXPECT_NE(plan.refreshed_source(folder_.path("a/y.txt")), "");
    EXPECT_EQ(plan.refreshed_source(folder_.path("a/b/x.txt")), "");
    EXPECT_EQ(plan.refreshed_source(folder_.path("elsewhere")), "");
}

TEST_F(SourcePlanTest, AllSourcesAreReadWhenAskedFor) {
    const SourcePlan plan(paths({"a", "c"}), {}, true);
    EXPECT_EQ(plan.to_read(), paths({"a", "c"}));
    EXPECT_NE(plan.refreshed_source(folder_.path("c/w.txt")), "");
}

TEST_F(SourcePlanTest, WhatASourceReachesIsNotReadTwice) {
    const SourcePlan plan(paths({"a/b"}), paths({"a", "a/y.txt", "a"}), false);
    EXPECT_EQ(plan.remembered(), paths({"a"}));
    EXPECT_EQ(plan.to_read(), paths({"a"}));
    EXPECT_NE(plan.refreshed_source(folder_.path("a/b/x.txt")), "");
}

TEST_F(SourcePlanTest, HiddenFoldersAndLinksAreSourcesOfTheirOwn) {
    const SourcePlan plan({}, paths({"a", "a/.h", "a/link"}), false);
    EXPECT_EQ(plan.remembered(), paths({"a", "a/.h", "a/link"}));
    EXPECT_EQ(plan.to_read(), paths({"a", "a/.h", "a/link"}));
    const SourcePlan again(plan.remembered(), paths({"a"}), false);
    EXPECT_EQ(again.refreshed_source(folder_.path("a/.h/z.txt")), "");
    EXPECT_NE(again.refreshed_source(folder_.path("a/y.txt")), "");
}

TEST_F(SourcePlanTest, AVanishedSourceIsToldAndDecidesAboutItsDocuments) {
    const SourcePlan plan(paths({"a", "gone"}), {}, true);
    EXPECT_EQ(plan.vanished(), paths({"gone"}));
    EXPECT_EQ(plan.remembered(), paths({"a", "gone"}));
    EXPECT_EQ(plan.refreshed_source(folder_.path("gone/x.txt")), folder_.path("gone"));
    EXPECT_TRUE(plan.doubtful().empty());
}

TEST_F(SourcePlanTest, AMissingPathIsAnErrorUnlessTheIndexMayKnowIt) {
    EXPECT_THROW(SourcePlan(paths({"a"}), paths({"nowhere"}), false), Error);
    EXPECT_THROW(SourcePlan(paths({"a"}), paths({"a/nowhere"}), true), Error);
    const SourcePlan plan(paths({"a"}), paths({"a/nowhere"}), false);
    EXPECT_EQ(plan.doubtful(), paths({"a/nowhere"}));
    EXPECT_EQ(plan.vanished(), paths({"a/nowhere"}));
    EXPECT_EQ(plan.remembered(), paths({"a"}));
}

TEST_F(SourcePlanTest, TheRootIsASourceToo) {
    const SourcePlan plan({"/"}, {}, true);
    EXPECT_EQ(plan.to_read(), Strings{"/"});
    EXPECT_EQ(plan.refreshed_source("/etc/x"), "/");
}

TEST_F(SourcePlanTest, ManySourcesDoNotTakeForever) {
    Strings names;
    for (int i = 0; i < 20000; ++i) names.push_back(folder_.path("a/" + std::to_string(i)));
    const SourcePlan plan(names, {}, true);
    EXPECT_EQ(plan.vanished().size(), 20000U);
}

}  // namespace
}  // namespace kwic::cli
