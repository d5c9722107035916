#include <kwic/freshness.hpp>

#include "ingest/scratch_folder.hpp"

#include <kwic/reader.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include <fcntl.h>
#include <sys/stat.h>

namespace kwic {
namespace {

using testing::ScratchFolder;

Origin origin_of(const std::string& path) {
    Reader reader({path});
    Document document;
    EXPECT_TRUE(reader.next(document));
    return document.origin;
}

void set_time(const std::string& path, time_t seconds) {
    const timespec times[2] = {{seconds, 0}, {seconds, 0}};
    ASSERT_EQ(::utimensat(AT_FDCWD, path.c_str(), times, 0), 0);
}

TEST(Freshness, AFileThatStaysAsItWasIsFresh) {
    const ScratchFolder folder;
    EXPECT_EQ(check_freshness(origin_of(folder.write("a.txt", "summit"))), Freshness::fresh);
}

TEST(Freshness, AnotherSizeOrTimeIsAChange) {
    const ScratchFolder folder;
    const std::string path = folder.write("a.txt", "summit");
    set_time(path, 1000);
    const Origin origin = origin_of(path);
    set_time(path, 1001);
    EXPECT_EQ(check_freshness(origin), Freshness::changed);
    folder.write("a.txt", "summit meeting");
    set_time(path, 1000);
    EXPECT_EQ(check_freshness(origin), Freshness::changed);
    folder.write("a.txt", "summit");
    set_time(path, 1000);
    EXPECT_EQ(check_freshness(origin), Freshness::fresh);
}

TEST(Freshness, ARecordIsAsFreshAsItsFile) {
    const ScratchFolder folder;
    const std::string path = folder.write("a.jsonl", "{\"text\":\"summit\"}\n");
    const Origin origin = origin_of(path);
    EXPECT_EQ(origin.line, 1U);
    EXPECT_EQ(check_freshness(origin), Freshness::fresh);
    folder.write("a.jsonl", "{\"text\":\"summit\"}\n{\"text\":\"another\"}\n");
    EXPECT_EQ(check_freshness(origin), Freshness::changed);
}

TEST(Freshness, AFileThatIsNotThereIsGone) {
    const ScratchFolder folder;
    const std::string path = folder.write("sub/a.txt", "summit");
    const Origin origin = origin_of(path);
    std::filesystem::remove(path);
    EXPECT_EQ(check_freshness(origin), Freshness::gone);
    std::filesystem::remove(folder.path("sub"));
    folder.write("sub", "a file where the folder was");
    EXPECT_EQ(check_freshness(origin), Freshness::gone);
}

TEST(Freshness, AFolderOfItsNameIsAChange) {
    const ScratchFolder folder;
    const Origin origin = origin_of(folder.write("a", "summit"));
    std::filesystem::remove(folder.path("a"));
    std::filesystem::create_directory(folder.path("a"));
    EXPECT_EQ(check_freshness(origin), Freshness::changed);
}

TEST(Freshness, RelativePathsAreMeantFromTheBaseFolder) {
    const ScratchFolder folder;
    Origin origin = origin_of(folder.write("sub/a.txt", "summit"));
    origin.path = "sub/a.txt";
    EXPECT_EQ(check_freshness(origin, folder.path()), Freshness::fresh);
    EXPECT_EQ(check_freshness(origin, folder.path("sub")), Freshness::gone);
}

TEST(Freshness, WithoutAFileItIsUnknown) {
    EXPECT_EQ(check_freshness(Origin{}), Freshness::unknown);
    EXPECT_EQ(check_freshness(Hit{}), Freshness::unknown);
    EXPECT_EQ(check_freshness(Origin{.path = std::string("/\0x", 3)}), Freshness::unknown);
    EXPECT_EQ(check_freshness(Origin{.path = "/" + std::string(100'000, 'x')}), Freshness::unknown);
}

TEST(Freshness, AnUnknownTimeIsNotCompared) {
    const ScratchFolder folder;
    Origin origin = origin_of(folder.write("a.txt", "summit"));
    origin.modified_ns = 0;
    EXPECT_EQ(check_freshness(origin), Freshness::fresh);
    origin.file_bytes = 5;
    EXPECT_EQ(check_freshness(origin), Freshness::changed);
}

TEST(Freshness, HasNames) {
    EXPECT_EQ(name_of(Freshness::fresh), "fresh");
    EXPECT_EQ(name_of(Freshness::changed), "changed");
    EXPECT_EQ(name_of(Freshness::gone), "gone");
    EXPECT_EQ(name_of(Freshness::unknown), "unknown");
}

}  // namespace
}  // namespace kwic
