#include "storage/files.hpp"

#include "ingest/scratch_folder.hpp"
#include "storage/file_hash.hpp"
#include "storage/thrown_error.hpp"

#include <gtest/gtest.h>

#include <fcntl.h>

#include <filesystem>
#include <string>

namespace kwic {
namespace {

using testing::error_of;
using testing::ScratchFolder;
using testing::throws;

TEST(Files, AMissingFileIsNotFoundByItsPath) {
    const ScratchFolder folder;
    const std::string path = folder.path("none");
    const Error error = error_of([&] { read_small_file(path, 10); });
    EXPECT_EQ(error.code(), ErrorCode::not_found);
    EXPECT_EQ(error.path(), path);
    EXPECT_TRUE(throws(ErrorCode::not_found, [&] { digest_file(path); }));
    EXPECT_TRUE(throws(ErrorCode::not_found, [&] { sync_path(path); }));
    EXPECT_TRUE(throws(ErrorCode::not_found, [&] { write_durable_file(path + "/below", "x"); }));
    EXPECT_TRUE(throws(ErrorCode::not_found, [&] { open_file(path, O_RDONLY); }));
}

TEST(Files, AFolderIsNoFile) {
    const ScratchFolder folder;
    EXPECT_TRUE(throws(ErrorCode::io, [&] { read_small_file(folder.path(), 10); }));
    EXPECT_TRUE(throws(ErrorCode::io, [&] { digest_file(folder.path()); }));
    EXPECT_TRUE(throws(ErrorCode::io, [&] { write_durable_file(folder.path(), "x"); }));
}

TEST(Files, AFileUpToTheLimitIsReadAndALongerOneIsDamage) {
    const ScratchFolder folder;
    for (const std::size_t bytes : {0, 1, 65536, 65537, 200000}) {
        const std::string content(bytes, '\xFF');
        const std::string path = folder.write("file", content);
        EXPECT_EQ(read_small_file(path, bytes), content);
        if (bytes > 0) {
            EXPECT_TRUE(throws(ErrorCode::damaged, [&] { read_small_file(path, bytes - 1); })) << bytes;
        }
    }
}

TEST(Files, AnEndlessFileIsNotReadToItsEnd) {
    EXPECT_TRUE(throws(ErrorCode::damaged, [] { read_small_file("/dev/zero", 4096); }));
}

TEST(Files, WritingCreatesAndReplaces) {
    const ScratchFolder folder;
    const std::string path = folder.path("file");
    for (const std::string& content :
         {std::string("long content\0with zero", 22), std::string("short"), std::string()}) {
        write_durable_file(path, content);
        EXPECT_EQ(read_small_file(path, 100), content);
    }
}

TEST(Files, AFullDiskIsToldInTheSystemsWords) {
    const Error error = error_of([] { write_durable_file("/dev/full", "x"); });
    EXPECT_EQ(error.code(), ErrorCode::io);
    EXPECT_EQ(error.message(), "cannot write: No space left on device");
    EXPECT_EQ(error.path(), "/dev/full");
}

TEST(Files, ADigestIsOfTheWholeFile) {
    const ScratchFolder folder;
    for (const std::size_t bytes : {0, 3, 1 << 20, (1 << 20) + 1}) {
        const std::string content(bytes, 'x');
        const FileDigest digest = digest_file(folder.write("file", content));
        EXPECT_EQ(digest.bytes, bytes);
        EXPECT_EQ(digest.hash, file_hash_hex(content));
    }
}

TEST(Files, FilesAndFoldersCanBeSynced) {
    const ScratchFolder folder;
    EXPECT_NO_THROW(sync_path(folder.write("file", "x")));
    EXPECT_NO_THROW(sync_path(folder.path()));
}

TEST(Files, OpenFilesAreNotInheritedByOtherPrograms) {
    const ScratchFolder folder;
    const FileDescriptor file = open_file(folder.path("file"), O_RDWR | O_CREAT);
    EXPECT_NE(::fcntl(file.get(), F_GETFD) & FD_CLOEXEC, 0);
}

TEST(FileDescriptor, HasOneOwner) {
    const ScratchFolder folder;
    FileDescriptor first = open_file(folder.path("file"), O_RDWR | O_CREAT);
    const int number = first.get();
    FileDescriptor second = std::move(first);
    EXPECT_FALSE(first.is_open());
    EXPECT_EQ(second.get(), number);
    second = open_file(folder.path("file"), O_RDONLY);
    EXPECT_EQ(::fcntl(number, F_GETFD), -1);
    second.reset();
    second.reset();
    EXPECT_FALSE(second.is_open());
}

}  // namespace
}  // namespace kwic
