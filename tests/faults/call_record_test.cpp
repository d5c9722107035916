// The record of calls: what is written is read back, and tells all that happened to the files.
#include "faults/file_tree.hpp"
#include "faults/injector/fault_injector.hpp"
#include "faults/injector/logged_call.hpp"
#include "faults/operations.hpp"
#include "support/memory_folder.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/sendfile.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace kwic::faults {
namespace {

namespace fs = std::filesystem;

class Recording {
  public:
    Recording() { fs::create_directory(folder()); }
    ~Recording() { kwic_faults_disarm(); }
    Recording(const Recording&) = delete;
    Recording& operator=(const Recording&) = delete;

    [[nodiscard]] std::string folder() const { return space_.path("watched"); }
    [[nodiscard]] std::string path(const std::string& name) const { return folder() + '/' + name; }
    [[nodiscard]] std::string outside(const std::string& name) const { return space_.path(name); }

    std::vector<LoggedCall> of(const std::function<void()>& work) const {
        const std::string watched = folder();
        const std::string record = space_.path("record");
        const FaultPlan plan{.watched_folder = watched.c_str(), .record_to = record.c_str()};
        kwic_faults_arm(&plan);
        work();
        kwic_faults_disarm();
        return read_call_log(record);
    }

  private:
    MemoryFolder space_;
};

std::string kind_name(CallKind kind) {
    constexpr std::array<const char*, 12> names = {"open",   "close", "duplicate", "write",  "truncate", "sync",
                                                   "syncfs", "mkdir", "rmdir",     "unlink", "rename",   "link"};
    return names.at(static_cast<std::size_t>(kind));
}

std::string kinds_of(const std::vector<LoggedCall>& calls) {
    std::string text;
    for (const LoggedCall& call : calls) text += (text.empty() ? "" : " ") + kind_name(call.kind);
    return text;
}

TEST(CallRecord, TellsWhatOpeningDid) {
    const Recording recording;
    const auto calls = recording.of([&] {
        ::close(::open(recording.path("a").c_str(), O_WRONLY | O_CREAT, 0600));
        ::close(::open(recording.path("a").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600));
        ::close(::open(recording.path("a").c_str(), O_RDONLY));
        EXPECT_EQ(::open(recording.path("none").c_str(), O_RDONLY), -1);
    });
    ASSERT_EQ(kinds_of(calls), "open close open close open close");
    for (const std::size_t open : {0, 2, 4}) {
        EXPECT_EQ(calls[open].path, recording.path("a"));
        EXPECT_EQ(calls[open].created, open == 0);
        EXPECT_EQ(calls[open].truncated, open == 2);
        EXPECT_EQ(calls[open].descriptor, calls[open + 1].descriptor);
    }
}

TEST(CallRecord, TellsWhereBytesWent) {
    const Recording recording;
    std::ofstream(recording.outside("source")) << "0123456789";
    const auto calls = recording.of([&] {
        const int file = ::open(recording.path("a").c_str(), O_RDWR | O_CREAT, 0600);
        const int source = ::open(recording.outside("source").c_str(), O_RDONLY);
        std::string first = "one";
        std::string second = "two!";
        const std::array<iovec, 2> pieces = {{{first.data(), 3}, {second.data(), 4}}};
        EXPECT_EQ(::write(file, "hello", 5), 5);
        EXPECT_EQ(::pwrite(file, "at", 2, 100), 2);
        EXPECT_EQ(::writev(file, pieces.data(), 2), 7);
        EXPECT_EQ(::sendfile(file, source, nullptr, 4), 4);
        EXPECT_EQ(::copy_file_range(source, nullptr, file, nullptr, 3, 0), 3);
        EXPECT_EQ(::ftruncate(file, 50), 0);
        EXPECT_EQ(::fallocate(file, 0, 0, 60), 0);
        const int appended = ::open(recording.path("a").c_str(), O_WRONLY | O_APPEND);
        EXPECT_EQ(::write(appended, "end", 3), 3);
        for (const int descriptor : {file, source, appended}) ::close(descriptor);
    });
    ASSERT_EQ(kinds_of(calls), "open write write write write write truncate truncate open write close close");
    const std::vector<std::pair<std::uint64_t, std::string>> expected = {
        {0, "hello"}, {100, "at"}, {5, "onetwo!"}, {12, "0123"}, {16, "456"}, {50, ""}, {60, ""}};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        EXPECT_EQ(calls[i + 1].offset, expected[i].first) << i;
        EXPECT_EQ(calls[i + 1].bytes, expected[i].second) << i;
        EXPECT_EQ(calls[i + 1].descriptor, calls[0].descriptor) << i;
    }
    EXPECT_EQ(calls[9].offset, 60);
    EXPECT_EQ(calls[9].bytes, "end");
}

TEST(CallRecord, TellsOfFoldersAndNames) {
    const Recording recording;
    const auto calls = recording.of([&] {
        fs::create_directory(recording.path("d"));
        std::ofstream(recording.path("d/a")) << "text";
        fs::rename(recording.path("d/a"), recording.path("d/b"));
        fs::create_hard_link(recording.path("d/b"), recording.path("c"));
        fs::remove(recording.path("c"));
        const int folder = ::open(recording.path("d").c_str(), O_RDONLY | O_DIRECTORY);
        const int copy = ::dup(folder);
        ::fsync(copy);
        ::syncfs(folder);
        ::close(copy);
        ::close(folder);
        ::unlink(recording.path("d/b").c_str());
        ::remove(recording.path("d").c_str());
    });
    ASSERT_EQ(kinds_of(calls),
              "mkdir open write close rename link unlink open duplicate sync syncfs close close unlink rmdir");
    EXPECT_EQ(calls[0].path, recording.path("d"));
    EXPECT_EQ(calls[4].path, recording.path("d/a"));
    EXPECT_EQ(calls[4].other_path, recording.path("d/b"));
    EXPECT_EQ(calls[5].path, recording.path("d/b"));
    EXPECT_EQ(calls[5].other_path, recording.path("c"));
    EXPECT_EQ(calls[8].descriptor, calls[7].descriptor);
    EXPECT_EQ(calls[9].descriptor, calls[8].other_descriptor);
    EXPECT_EQ(calls[10].descriptor, calls[7].descriptor);
    EXPECT_EQ(calls[14].path, recording.path("d"));
}

TEST(CallRecord, CallsThatFailAndCallsElsewhereAreNotRecorded) {
    const Recording recording;
    const auto calls = recording.of([&] {
        EXPECT_EQ(::unlink(recording.path("none").c_str()), -1);
        EXPECT_EQ(::rmdir(recording.path("none").c_str()), -1);
        std::ofstream(recording.outside("other")) << "text";
    });
    EXPECT_EQ(kinds_of(calls), "");
}

TEST(CallRecord, CutRecordIsRefused) {
    const Recording recording;
    recording.of([&] { fs::create_directory(recording.path("d")); });
    fs::resize_file(recording.outside("record"), fs::file_size(recording.outside("record")) - 1);
    EXPECT_THROW(read_call_log(recording.outside("record")), std::runtime_error);
    EXPECT_THROW(read_call_log(recording.outside("no record")), std::runtime_error);
}

// Does again what a record tells, on files that are only names and bytes.
class Replay {
  public:
    void run(const LoggedCall& call) {
        switch (call.kind) {
            case CallKind::open_file:
                return open(call);
            case CallKind::duplicate:
                opened_[call.other_descriptor] = opened_.at(call.descriptor);
                return;
            case CallKind::write: {
                std::string& bytes = *opened_.at(call.descriptor);
                if (bytes.size() < call.offset + call.bytes.size()) bytes.resize(call.offset + call.bytes.size());
                bytes.replace(call.offset, call.bytes.size(), call.bytes);
                return;
            }
            case CallKind::truncate:
                return opened_.at(call.descriptor)->resize(call.offset);
            case CallKind::unlink:
                files_.erase(call.path);
                return;
            case CallKind::rename:
                return rename(call.path, call.other_path);
            case CallKind::link:
                files_[call.other_path] = files_.at(call.path);
                return;
            default:
                return;
        }
    }

    // The files by their paths below the folder.
    [[nodiscard]] FileTree tree(const std::string& folder) const {
        FileTree tree;
        for (const auto& [path, bytes] : files_) tree[path.substr(folder.size() + 1)] = *bytes;
        return tree;
    }

    void put(const std::string& path, std::string bytes) {
        files_[path] = std::make_shared<std::string>(std::move(bytes));
    }

  private:
    using Bytes = std::shared_ptr<std::string>;

    void open(const LoggedCall& call) {
        if (call.created) put(call.path, "");
        const auto file = files_.find(call.path);
        if (file == files_.end()) return;  // a folder
        if (call.truncated) file->second->clear();
        opened_[call.descriptor] = file->second;
    }

    // A folder takes what is in it along.
    // Of a file, or of all below a folder.
    void rename(const std::string& from, const std::string& to) {
        std::map<std::string, Bytes> moved;
        for (auto file = files_.begin(); file != files_.end();) {
            const bool moves = file->first == from || file->first.starts_with(from + '/');
            if (moves) moved[to + file->first.substr(from.size())] = file->second;
            file = moves ? files_.erase(file) : std::next(file);
        }
        for (auto& [path, bytes] : moved) files_[path] = std::move(bytes);
    }

    std::map<std::string, Bytes> files_;
    std::map<int, Bytes> opened_;
};

// What a writer's record tells is what the writer left: no call that changes files passes unseen.
TEST(CallRecord, ReplayOfEveryOperationGivesTheSameFiles) {
    for (const Operation operation : all_operations) {
        for (const std::uint64_t seed : {0, 1}) {
            const Recording recording;
            const std::string index = recording.path("index");
            prepare(operation, index, seed);
            Replay replay;
            if (fs::exists(index)) {
                for (auto& [path, bytes] : read_tree(index))
                    replay.put(std::string(index).append("/").append(path), bytes);
            }
            for (const LoggedCall& call : recording.of([&] { perform(operation, index, seed); })) replay.run(call);
            EXPECT_EQ(replay.tree(index), read_tree(index)) << name_of(operation) << ' ' << seed;
        }
    }
}

}  // namespace
}  // namespace kwic::faults
