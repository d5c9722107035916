#include "storage/index_directory.hpp"

#include "ingest/scratch_folder.hpp"
#include "storage/file_hash.hpp"
#include "storage/files.hpp"
#include "storage/sample_index.hpp"
#include "storage/thrown_error.hpp"

#include <gtest/gtest.h>

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace kwic {
namespace {

namespace fs = std::filesystem;
using testing::error_of;
using testing::make_plan;
using testing::publish_next;
using testing::ScratchFolder;
using testing::throws;
using testing::write_file;

using Names = std::set<std::string>;

Names names_in(const std::string& folder) {
    Names names;
    for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().string());
    return names;
}

ino_t inode_of(const std::string& path) {
    struct stat status = {};
    EXPECT_EQ(::stat(path.c_str(), &status), 0) << path;
    return status.st_ino;
}

bool system_tells_lock_holders() {
    std::ifstream table("/proc/locks");
    return std::string(std::istreambuf_iterator<char>(table), {}).find("FLOCK") != std::string::npos;
}

// Another process that holds an index for writing until it is killed.
class OtherWriter {
  public:
    // `begun`: it has a generation half built.
    OtherWriter(const std::string& folder, bool begun) {
        int ready[2];
        EXPECT_EQ(::pipe(ready), 0);
        process_ = ::fork();
        if (process_ == 0) hold(folder, begun, ready[1]);
        ::close(ready[1]);
        char answer = 'n';
        EXPECT_EQ(::read(ready[0], &answer, 1), 1);
        EXPECT_EQ(answer, 'y');
        ::close(ready[0]);
    }
    ~OtherWriter() { kill(); }
    OtherWriter(const OtherWriter&) = delete;
    OtherWriter& operator=(const OtherWriter&) = delete;

    [[nodiscard]] pid_t process() const { return process_; }

    void kill() {
        if (process_ <= 0) return;
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
        process_ = 0;
    }

  private:
    [[noreturn]] static void hold(const std::string& folder, bool begun, int ready) {
        char answer = 'y';
        std::optional<IndexDirectory> directory;
        try {
            directory.emplace(folder);
            if (begun) write_file(directory->create_next_folder() + "/build/data", "half");
        } catch (const Error&) {
            answer = 'n';
        }
        if (::write(ready, &answer, 1) != 1) ::_exit(1);
        while (true) ::pause();
    }

    pid_t process_ = 0;
};

TEST(IndexDirectory, AFolderThatIsNotThereIsCreated) {
    const ScratchFolder scratch;
    const std::string folder = scratch.path("a/b/index");
    const IndexDirectory directory(folder);
    EXPECT_EQ(directory.folder(), folder);
    EXPECT_EQ(names_in(folder), (Names{"kwic.lock"}));
    EXPECT_EQ(fs::file_size(folder + "/kwic.lock"), 0U);
    EXPECT_EQ(directory.current_number(), 0U);
    EXPECT_EQ(directory.next_generation(), 1U);
    EXPECT_TRUE(is_index_folder(folder));
}

TEST(IndexDirectory, AnEmptyFolderIsTaken) {
    const ScratchFolder scratch;
    EXPECT_FALSE(is_index_folder(scratch.path()));
    EXPECT_NO_THROW(IndexDirectory(scratch.path()));
    EXPECT_NO_THROW(IndexDirectory(scratch.path()));
}

TEST(IndexDirectory, AFolderOfOtherThingsIsRefusedUntouched) {
    for (const std::string name : {"notes.txt", "CURRENT", "gen-00000001", ".hidden"}) {
        const ScratchFolder scratch;
        scratch.write(name, "MANIFEST-000004\n");
        const Error error = error_of([&] { IndexDirectory directory(scratch.path()); });
        EXPECT_EQ(error.code(), ErrorCode::incompatible) << name;
        EXPECT_EQ(error.path(), scratch.path());
        EXPECT_EQ(names_in(scratch.path()), (Names{name}));
        EXPECT_EQ(read_small_file(scratch.path(name), 100), "MANIFEST-000004\n");
    }
}

TEST(IndexDirectory, AFileIsNoFolder) {
    const ScratchFolder scratch;
    const std::string file = scratch.write("file", "x");
    EXPECT_TRUE(throws(ErrorCode::io, [&] { IndexDirectory directory(file); }));
    EXPECT_TRUE(throws(ErrorCode::io, [&] { IndexDirectory directory(file + "/below"); }));
    EXPECT_TRUE(throws(ErrorCode::io, [&] { IndexDirectory directory(scratch.path(std::string(300, 'x'))); }));
}

TEST(IndexDirectory, ALockFileThatCannotBeLookedAtIsAnError) {
    const ScratchFolder scratch;
    fs::create_symlink("kwic.lock", scratch.path("kwic.lock"));
    EXPECT_TRUE(throws(ErrorCode::io, [&] { IndexDirectory directory(scratch.path()); }));
}

TEST(IndexDirectory, ASecondWriterInThisProcessIsRefused) {
    const ScratchFolder scratch;
    std::optional<IndexDirectory> first(scratch.path("index"));
    const Error error = error_of([&] { IndexDirectory second(scratch.path("index")); });
    EXPECT_EQ(error.code(), ErrorCode::locked);
    EXPECT_EQ(error.path(), scratch.path("index"));
    if (system_tells_lock_holders()) {
        const std::string holder = "(process " + std::to_string(::getpid()) + ")";
        EXPECT_NE(error.message().find(holder), std::string::npos) << error.message();
    }
    first.reset();
    EXPECT_NO_THROW(IndexDirectory(scratch.path("index")));
}

TEST(IndexDirectory, AWriterInAnotherProcessIsNamed) {
    const ScratchFolder scratch;
    OtherWriter other(scratch.path("index"), false);
    const Error error = error_of([&] { IndexDirectory second(scratch.path("index")); });
    EXPECT_EQ(error.code(), ErrorCode::locked);
    if (system_tells_lock_holders()) {
        const std::string holder = "(process " + std::to_string(other.process()) + ")";
        EXPECT_NE(error.message().find(holder), std::string::npos) << error.message();
    }
    other.kill();
    EXPECT_NO_THROW(IndexDirectory(scratch.path("index")));
}

TEST(IndexDirectory, WhatIsPublishedIsServedWithEveryFileHashed) {
    const ScratchFolder scratch;
    IndexDirectory directory(scratch.path("index"));
    EXPECT_EQ(publish_next(directory), 1U);
    Manifest expected = make_plan();
    expected.generation = 1;
    expected.files = {{"db/iamglass", 9, file_hash_hex("version 1")},
                      {"db/postlist.glass", 10, file_hash_hex("postings 1")}};
    EXPECT_EQ(directory.current_number(), 1U);
    EXPECT_EQ(directory.next_generation(), 2U);
    const Generation generation = open_generation(scratch.path("index"));
    EXPECT_EQ(generation.manifest, expected);
    EXPECT_EQ(generation.folder, scratch.path("index/gen-00000001"));
    EXPECT_TRUE(fs::equivalent(generation.database_folder(), scratch.path("index/gen-00000001/db")));
    EXPECT_EQ(names_in(scratch.path("index")), (Names{"kwic.lock", "CURRENT", "gen-00000001"}));
    EXPECT_EQ(names_in(generation.folder), (Names{"MANIFEST", "READERS", "db"}));
}

// So that a disk which has written something else is found out.
TEST(IndexDirectory, AFileKeepsTheHashThatIsKnownOfIt) {
    const ScratchFolder scratch;
    IndexDirectory directory(scratch.path("index"));
    Manifest plan = make_plan();
    plan.files = {{"db/postlist.glass", 10, file_hash_hex("what was meant")}};
    publish_next(directory, plan);
    const Manifest published = open_generation(scratch.path("index")).manifest;
    EXPECT_EQ(published.files,
              (std::vector<ManifestFile>{{"db/iamglass", 9, file_hash_hex("version 1")}, plan.files.front()}));
}

TEST(IndexDirectory, NothingIsServedWhereAKnownFileIsMissingOrHasAnotherSize) {
    for (const char* path : {"db/postlist.glass", "db/docdata.glass"}) {
        const ScratchFolder scratch;
        IndexDirectory directory(scratch.path("index"));
        Manifest plan = make_plan();
        plan.files = {{path, 11, file_hash_hex("postings 1")}};
        EXPECT_TRUE(throws(ErrorCode::damaged, [&] { publish_next(directory, plan); })) << path;
        EXPECT_TRUE(throws(ErrorCode::not_found, [&] { open_generation(scratch.path("index")); })) << path;
    }
}

TEST(IndexDirectory, TheNextWriterKnowsWhatIsServed) {
    const ScratchFolder scratch;
    {
        IndexDirectory directory(scratch.path("index"));
        publish_next(directory);
    }
    IndexDirectory directory(scratch.path("index"));
    EXPECT_EQ(directory.take_served().manifest, open_generation(scratch.path("index")).manifest);
    EXPECT_EQ(directory.current_number(), 1U);
    EXPECT_EQ(directory.next_generation(), 2U);
}

TEST(IndexDirectory, ThePresentAndThePreviousGenerationAreKept) {
    const ScratchFolder scratch;
    IndexDirectory directory(scratch.path("index"));
    publish_next(directory);
    publish_next(directory);
    EXPECT_EQ(names_in(scratch.path("index")), (Names{"kwic.lock", "CURRENT", "gen-00000001", "gen-00000002"}));
    publish_next(directory);
    EXPECT_EQ(names_in(scratch.path("index")), (Names{"kwic.lock", "CURRENT", "gen-00000002", "gen-00000003"}));
    EXPECT_EQ(open_generation(scratch.path("index")).manifest.generation, 3U);
}

TEST(IndexDirectory, AGenerationThatIsReadStaysUntilTheNextPublishAfterIt) {
    const ScratchFolder scratch;
    IndexDirectory directory(scratch.path("index"));
    publish_next(directory);
    std::optional<Generation> reader(open_generation(scratch.path("index")));
    for (int more = 0; more < 3; ++more) publish_next(directory);
    const Names with_reader = {"kwic.lock", "CURRENT", "gen-00000001", "gen-00000003", "gen-00000004"};
    EXPECT_EQ(names_in(scratch.path("index")), with_reader);
    EXPECT_EQ(read_small_file(reader->database_folder() + "/iamglass", 100), "version 1");
    reader.reset();
    EXPECT_EQ(names_in(scratch.path("index")), with_reader);
    publish_next(directory);
    EXPECT_EQ(names_in(scratch.path("index")), (Names{"kwic.lock", "CURRENT", "gen-00000004", "gen-00000005"}));
}

TEST(IndexDirectory, WhatWasNotPublishedGoesWithTheWriter) {
    const ScratchFolder scratch;
    {
        IndexDirectory directory(scratch.path("index"));
        publish_next(directory);
        write_file(directory.create_next_folder() + "/build/data", "half");
    }
    EXPECT_EQ(names_in(scratch.path("index")), (Names{"kwic.lock", "CURRENT", "gen-00000001"}));
    IndexDirectory directory(scratch.path("index"));
    EXPECT_EQ(publish_next(directory), 2U);
}

TEST(IndexDirectory, WhatAKilledWriterLeftIsCleared) {
    const ScratchFolder scratch;
    {
        IndexDirectory directory(scratch.path("index"));
        publish_next(directory);
        publish_next(directory);
    }
    write_file(scratch.path("index/gen-00000003/build/data"), "half");
    write_file(scratch.path("index/gen-00000007/MANIFEST"), "whole but never served");
    write_file(scratch.path("index/gen-00000007/READERS"), "");
    write_file(scratch.path("index/CURRENT.tmp"), "half");
    IndexDirectory directory(scratch.path("index"));
    EXPECT_EQ(names_in(scratch.path("index")), (Names{"kwic.lock", "CURRENT", "gen-00000001", "gen-00000002"}));
    EXPECT_EQ(directory.current_number(), 2U);
    const std::uint64_t number = publish_next(directory);
    EXPECT_EQ(open_generation(scratch.path("index")).manifest.generation, number);
}

TEST(IndexDirectory, AWriterKilledBeforeItsFirstPublishLeavesAnIndexToBegin) {
    const ScratchFolder scratch;
    OtherWriter(scratch.path("index"), true).kill();
    ASSERT_EQ(names_in(scratch.path("index")), (Names{"kwic.lock", "gen-00000001"}));
    IndexDirectory directory(scratch.path("index"));
    EXPECT_EQ(names_in(scratch.path("index")), (Names{"kwic.lock"}));
    publish_next(directory);
    EXPECT_EQ(open_generation(scratch.path("index")).manifest.documents, 3U);
}

TEST(IndexDirectory, OtherNamesInAnIndexAreNotItsOwn) {
    const ScratchFolder scratch;
    Names others = {"gen-7",       "gen-000000009", "gen-0000000x", "gen-", "gen-18446744073709551615",
                    "generations", "x.tmp"};
    IndexDirectory(scratch.path("index"));
    for (const std::string& name : others) write_file(scratch.path("index/" + name + "/file"), "x");
    IndexDirectory directory(scratch.path("index"));
    EXPECT_EQ(directory.next_generation(), 1U);
    for (int generation = 0; generation < 3; ++generation) publish_next(directory);
    others.insert({"kwic.lock", "CURRENT", "gen-00000002", "gen-00000003"});
    EXPECT_EQ(names_in(scratch.path("index")), others);
}

TEST(IndexDirectory, NothingIsClearedWhileCurrentCannotBeRead) {
    const ScratchFolder scratch;
    {
        IndexDirectory directory(scratch.path("index"));
        publish_next(directory);
        publish_next(directory);
    }
    scratch.write("index/CURRENT", "kwic-current 7\nhalf");
    IndexDirectory directory(scratch.path("index"));
    EXPECT_EQ(names_in(scratch.path("index")), (Names{"kwic.lock", "CURRENT", "gen-00000001", "gen-00000002"}));
    EXPECT_TRUE(throws(ErrorCode::damaged, [&] { directory.take_served(); }));
    EXPECT_EQ(publish_next(directory), 3U);
    EXPECT_EQ(open_generation(scratch.path("index")).manifest.generation, 3U);
}

TEST(IndexDirectory, AnIndexWhoseGenerationIsGoneCanBeBuiltAnew) {
    const ScratchFolder scratch;
    {
        IndexDirectory directory(scratch.path("index"));
        publish_next(directory);
    }
    fs::remove_all(scratch.path("index/gen-00000001"));
    IndexDirectory directory(scratch.path("index"));
    EXPECT_TRUE(throws(ErrorCode::damaged, [&] { directory.take_served(); }));
    publish_next(directory);
    EXPECT_EQ(open_generation(scratch.path("index")).manifest.documents, 3U);
}

TEST(IndexDirectory, TheLockFileIsNeverReplaced) {
    const ScratchFolder scratch;
    ino_t first = 0;
    for (int writer = 0; writer < 3; ++writer) {
        IndexDirectory directory(scratch.path("index"));
        publish_next(directory);
        const ino_t inode = inode_of(scratch.path("index/kwic.lock"));
        if (writer == 0) first = inode;
        EXPECT_EQ(inode, first);
    }
    EXPECT_EQ(fs::file_size(scratch.path("index/kwic.lock")), 0U);
}

}  // namespace
}  // namespace kwic
