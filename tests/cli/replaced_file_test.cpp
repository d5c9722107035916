#include "replaced_file.hpp"

#include "cli/temporary_folder.hpp"

#include <kwic/error.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <iterator>
#include <string>

#include <sys/stat.h>

namespace kwic::cli {
namespace {

using cli_test::TemporaryFolder;

std::ptrdiff_t entries_in(const std::string& folder) {
    return std::distance(std::filesystem::directory_iterator(folder), {});
}

TEST(ReplacedFile, TakesItsPlaceWhenItIsCommitted) {
    const TemporaryFolder folder;
    const std::string path = folder.write("f", "old");
    ::chmod(path.c_str(), 0640);
    ReplacedFile file(path);
    file.output().write("new");
    file.output().flush();
    EXPECT_EQ(folder.read("f"), "old");
    file.commit();
    EXPECT_EQ(folder.read("f"), "new");
    EXPECT_EQ(std::filesystem::status(path).permissions(), std::filesystem::perms(0640));
    EXPECT_EQ(entries_in(folder.path()), 1);
}

TEST(ReplacedFile, LeavesTheEarlierOneWhenItIsNot) {
    const TemporaryFolder folder;
    {
        ReplacedFile file(folder.write("f", "old"));
        file.output().write(std::string(200'000, 'x'));
    }
    EXPECT_EQ(folder.read("f"), "old");
    EXPECT_EQ(entries_in(folder.path()), 1);
}

TEST(ReplacedFile, ALinkStaysALink) {
    const TemporaryFolder folder;
    folder.write("f", "old");
    std::filesystem::create_symlink("f", folder.path("link"));
    ReplacedFile file(folder.path("link"));
    file.output().write("new");
    file.commit();
    EXPECT_TRUE(std::filesystem::is_symlink(folder.path("link")));
    EXPECT_EQ(folder.read("f"), "new");
}

TEST(ReplacedFile, ADeviceIsWrittenToDirectly) {
    ReplacedFile file("/dev/full");
    file.output().write("x");
    EXPECT_THROW(file.commit(), Error);
    EXPECT_TRUE(std::filesystem::is_character_file("/dev/full"));
}

TEST(ReplacedFile, WhereNoFileCanBeIsAnError) {
    const TemporaryFolder folder;
    EXPECT_THROW(ReplacedFile(folder.path("none/f")), Error);
    EXPECT_THROW(ReplacedFile(folder.path()), Error);
    EXPECT_EQ(entries_in(folder.path()), 0);
}

}  // namespace
}  // namespace kwic::cli
