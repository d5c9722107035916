#include "ingest/file_content.hpp"

#include "ingest/scratch_folder.hpp"

#include <gtest/gtest.h>

#include <string>

#include <fcntl.h>
#include <unistd.h>

namespace kwic {
namespace {

OpenFile open_file(const std::string& path) {
    OpenFile file;
    file.path = path;
    file.descriptor = FileDescriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    EXPECT_TRUE(read_state(file.descriptor.get(), file.state));
    return file;
}

TEST(FileContent, AFileThatHasChangedIsReadAgain) {
    const testing::ScratchFolder folder;
    OpenFile file = open_file(folder.write("a", "before"));
    folder.write("a", "afterwards");
    EXPECT_TRUE(has_changed(file));
    std::string content;
    std::string reason;
    std::string detail;
    ASSERT_TRUE(read_content(file, 100, content, reason, detail));
    EXPECT_EQ(content, "afterwards");
    EXPECT_EQ(file.state.bytes, 10U);
    EXPECT_FALSE(has_changed(file));
}

TEST(FileContent, AFileTooLargeIsNotRead) {
    const testing::ScratchFolder folder;
    OpenFile file = open_file(folder.write("a", "12345"));
    std::string content;
    std::string reason;
    std::string detail;
    EXPECT_FALSE(read_content(file, 4, content, reason, detail));
    EXPECT_EQ(reason, "too-large");
    EXPECT_TRUE(read_content(file, 5, content, reason, detail));
}

TEST(FileContent, TheHeadLeavesThePositionAlone) {
    const testing::ScratchFolder folder;
    const OpenFile file = open_file(folder.write("a", "12345"));
    EXPECT_EQ(read_head(file, 3), "123");
    EXPECT_EQ(read_head(file, 30), "12345");
    EXPECT_EQ(::lseek(file.descriptor.get(), 0, SEEK_CUR), 0);
}

TEST(FileContent, WhatCannotBeReadIsNamedByTheSystem) {
    const testing::ScratchFolder folder;
    OpenFile file = open_file(folder.path());
    std::string content;
    std::string reason;
    std::string detail;
    EXPECT_FALSE(read_content(file, std::uint64_t{1} << 40, content, reason, detail));
    EXPECT_EQ(reason, "unreadable");
    EXPECT_EQ(detail, "Is a directory");
}

}  // namespace
}  // namespace kwic
