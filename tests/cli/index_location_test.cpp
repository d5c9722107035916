#include "index_location.hpp"

#include "cli/temporary_folder.hpp"
#include "usage_error.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <optional>

namespace kwic::cli {
namespace {

using cli_test::CurrentFolder;
using cli_test::TemporaryFolder;

// Takes KWIC_INDEX away, and gives it back.
class IndexVariable {
  public:
    explicit IndexVariable(const char* value) {
        if (const char* before = std::getenv("KWIC_INDEX")) before_ = before;
        set(value);
    }
    ~IndexVariable() { set(before_ ? before_->c_str() : nullptr); }
    IndexVariable(const IndexVariable&) = delete;
    IndexVariable& operator=(const IndexVariable&) = delete;

  private:
    static void set(const char* value) {
        value == nullptr ? ::unsetenv("KWIC_INDEX") : ::setenv("KWIC_INDEX", value, 1);
    }

    std::optional<std::string> before_;
};

TEST(IndexLocation, TheNearestFolderUpwardIsFound) {
    const IndexVariable variable(nullptr);
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder.path(".kwic"));
    std::filesystem::create_directories(folder.path("a/b/.kwic"));
    std::filesystem::create_directories(folder.path("a/b/c"));
    for (const auto& [current, found] : {std::pair{"a", ""}, std::pair{"a/b/c", "a/b"}, std::pair{"a/b", "a/b"}}) {
        const CurrentFolder there(folder.path(current));
        const std::string base = std::filesystem::path(folder.path(found)).lexically_normal().string();
        const std::optional<IndexLocation> location = find_index("");
        ASSERT_TRUE(location);
        EXPECT_TRUE(std::filesystem::equivalent(location->index, base + "/.kwic"));
        EXPECT_TRUE(std::filesystem::equivalent(location->base_folder, base));
    }
}

TEST(IndexLocation, AFileOfThatNameIsNoIndex) {
    const IndexVariable variable(nullptr);
    const TemporaryFolder folder;
    folder.write("a/.kwic", "");
    const CurrentFolder there(folder.path("a"));
    EXPECT_FALSE(find_index(""));
    EXPECT_EQ(find_or_place_index("").index, folder.path("a/.kwic"));
    EXPECT_EQ(find_or_place_index("").base_folder, folder.path("a"));
}

TEST(IndexLocation, TheOptionComesBeforeTheVariableAndTheVariableBeforeTheSearch) {
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder.path(".kwic"));
    const CurrentFolder there(folder.path());
    const IndexVariable variable("/by/variable");
    EXPECT_EQ(find_index("by-option")->index, "by-option");
    EXPECT_EQ(find_index("")->index, "/by/variable");
    const IndexVariable none("");
    EXPECT_EQ(find_index("")->index, folder.path(".kwic"));
}

TEST(IndexLocation, IdsAreRelativeToTheFolderAroundDotKwicElseToTheCurrentOne) {
    const IndexVariable variable(nullptr);
    const TemporaryFolder folder;
    const CurrentFolder there(folder.path());
    EXPECT_EQ(find_index("/x/y/.kwic/")->base_folder, "/x/y");
    EXPECT_EQ(find_index("sub/.kwic")->base_folder, folder.path("sub"));
    EXPECT_EQ(find_index("/x/news.kwic")->base_folder, folder.path());
}

TEST(IndexLocation, SeveralIndexesAndEmptyNamesAreRefused) {
    EXPECT_EQ(single_index({}), "");
    EXPECT_EQ(single_index({"a"}), "a");
    EXPECT_THROW(single_index({"a", "b"}), UsageError);
    EXPECT_THROW(single_index({""}), UsageError);
}

TEST(IndexLocation, PathsBecomeAbsoluteAndPlain) {
    const TemporaryFolder folder;
    const CurrentFolder there(folder.path());
    EXPECT_EQ(absolute_path("."), folder.path());
    EXPECT_EQ(absolute_path("a/../b//c/"), folder.path("b/c"));
    EXPECT_EQ(absolute_path("/x/./y/"), "/x/y");
    EXPECT_EQ(absolute_path("/"), "/");
}

TEST(IndexLocation, APathLiesWithinItsFoldersOnly) {
    EXPECT_TRUE(lies_within("/a/b", "/a"));
    EXPECT_TRUE(lies_within("/a", "/a"));
    EXPECT_TRUE(lies_within("/a", "/"));
    EXPECT_FALSE(lies_within("/ab", "/a"));
    EXPECT_FALSE(lies_within("/", "/a"));
}

TEST(IndexLocation, PathsAreShownFromTheCurrentFolder) {
    const TemporaryFolder folder;
    const CurrentFolder there(folder.path());
    EXPECT_EQ(shown_path(folder.path("a/b.txt")), "a/b.txt");
    EXPECT_EQ(shown_path(folder.path() + "x/b.txt"), folder.path() + "x/b.txt");
    EXPECT_EQ(shown_path(folder.path()), folder.path());
    EXPECT_EQ(shown_path("-"), "-");
}

}  // namespace
}  // namespace kwic::cli
