// The injector itself: each call that it stands before is counted, in its classes, and fails as told.
#include "faults/injector/fault_injector.hpp"
#include "faults/child_process.hpp"
#include "faults/injector/logged_call.hpp"
#include "support/memory_folder.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <linux/fs.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace kwic::faults {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t file_bytes = 1000;

// What a call is made on: a folder that is watched, with open files, and one that is not.
class Ground {
  public:
    Ground() {
        fs::create_directories(space_.path("watched/empty"));
        fs::create_directories(space_.path("other"));
        for (const char* name : {"watched/file", "watched/second", "other/file"}) {
            std::ofstream(space_.path(name)) << std::string(file_bytes, 'x');
        }
        file = ::open(path("file").c_str(), O_RDWR);
        second = ::open(path("second").c_str(), O_RDWR);
        folder = ::open(path().c_str(), O_RDONLY | O_DIRECTORY);
        stream = ::fopen(path("second").c_str(), "r");
        entries = ::opendir(path().c_str());
    }

    ~Ground() {
        kwic_faults_disarm();
        for (const int descriptor : {file, second, folder}) ::close(descriptor);
        if (stream != nullptr) ::fclose(stream);
        ::closedir(entries);
    }

    Ground(const Ground&) = delete;
    Ground& operator=(const Ground&) = delete;

    [[nodiscard]] std::string path(const std::string& name = {}) const {
        return space_.path(name.empty() ? "watched" : "watched/" + name);
    }
    [[nodiscard]] std::string other(const std::string& name) const { return space_.path("other/" + name); }
    [[nodiscard]] std::string outside(const std::string& name) const { return space_.path(name); }

    void arm(FaultPlan plan) {
        watched_ = path();
        plan.watched_folder = watched_.c_str();
        kwic_faults_arm(&plan);
    }

    int file = -1;
    int second = -1;
    int folder = -1;
    FILE* stream = nullptr;
    DIR* entries = nullptr;

  private:
    MemoryFolder space_;
    std::string watched_;
};

using Classes = std::set<CallClass>;

struct CallRow {
    const char* name;
    Classes classes;                    // beside `all`
    std::function<bool(Ground&)> call;  // false where it failed
};

const Classes opening = {CallClass::interruptible, CallClass::descriptors, CallClass::paths};
const Classes creating = {CallClass::interruptible, CallClass::descriptors, CallClass::paths, CallClass::writes};
const Classes reading = {CallClass::transfers, CallClass::interruptible};
const Classes writing = {CallClass::transfers, CallClass::interruptible, CallClass::writes};
const Classes syncing = {CallClass::syncs, CallClass::interruptible};
const Classes changing = {CallClass::writes, CallClass::paths};
const Classes resizing = {CallClass::writes, CallClass::interruptible};
const Classes copying_descriptor = {CallClass::descriptors, CallClass::interruptible};

// A descriptor that a call has returned; closed unseen.
bool opened(int descriptor) {
    kwic_faults_disarm();
    return descriptor >= 0 && ::close(descriptor) == 0;
}

template <class Stream>
bool is_open(Stream* stream, int (*close)(Stream*)) {
    kwic_faults_disarm();
    return stream != nullptr && close(stream) == 0;
}

const std::vector<CallRow>& descriptor_calls() {
    static const std::vector<CallRow> rows = {
        {"open", opening, [](Ground& g) { return opened(::open(g.path("file").c_str(), O_RDONLY)); }},
        {"open to write", creating, [](Ground& g) { return opened(::open(g.path("file").c_str(), O_WRONLY)); }},
        {"open to create", creating, [](Ground& g) { return opened(::open(g.path("new").c_str(), O_CREAT, 0600)); }},
        {"open64", opening, [](Ground& g) { return opened(::open64(g.path("file").c_str(), O_RDONLY)); }},
        {"openat", opening, [](Ground& g) { return opened(::openat(g.folder, "file", O_RDONLY)); }},
        {"openat64", opening, [](Ground& g) { return opened(::openat64(g.folder, "file", O_RDONLY)); }},
        {"creat", creating, [](Ground& g) { return opened(::creat(g.path("new").c_str(), 0600)); }},
        {"creat64", creating, [](Ground& g) { return opened(::creat64(g.path("new").c_str(), 0600)); }},
        {"close", {CallClass::interruptible}, [](Ground& g) { return ::close(std::exchange(g.file, -1)) == 0; }},
        {"dup", copying_descriptor, [](Ground& g) { return opened(::dup(g.file)); }},
        {"dup2", copying_descriptor, [](Ground& g) { return opened(::dup2(g.file, 200)); }},
        {"dup3", copying_descriptor, [](Ground& g) { return opened(::dup3(g.file, 200, O_CLOEXEC)); }},
        {"fcntl to duplicate",
         {CallClass::descriptors},
         [](Ground& g) { return opened(::fcntl(g.file, F_DUPFD_CLOEXEC, 0)); }},
        {"fcntl to lock",
         {CallClass::interruptible},
         [](Ground& g) {
             struct flock lock {};
             lock.l_type = F_WRLCK;
             return ::fcntl(g.file, F_OFD_SETLK, &lock) == 0;
         }},
        {"flock", {CallClass::interruptible}, [](Ground& g) { return ::flock(g.file, LOCK_EX | LOCK_NB) == 0; }},
        {"fsync", syncing, [](Ground& g) { return ::fsync(g.file) == 0; }},
        {"fsync of a folder", syncing, [](Ground& g) { return ::fsync(g.folder) == 0; }},
        {"fdatasync", syncing, [](Ground& g) { return ::fdatasync(g.file) == 0; }},
        {"syncfs", syncing, [](Ground& g) { return ::syncfs(g.folder) == 0; }},
        {"sync_file_range", {CallClass::syncs}, [](Ground& g) { return ::sync_file_range(g.file, 0, 10, 0) == 0; }},
        {"fopen", opening, [](Ground& g) { return is_open(::fopen(g.path("file").c_str(), "r"), ::fclose); }},
        {"fopen to write", creating, [](Ground& g) { return is_open(::fopen(g.path("file").c_str(), "w"), ::fclose); }},
        {"fopen64", opening, [](Ground& g) { return is_open(::fopen64(g.path("file").c_str(), "r"), ::fclose); }},
        {"fclose",
         {CallClass::interruptible},
         [](Ground& g) { return ::fclose(std::exchange(g.stream, nullptr)) == 0; }},
        {"opendir", opening, [](Ground& g) { return is_open(::opendir(g.path().c_str()), ::closedir); }},
        {"fdopendir",
         {},
         [](Ground& g) {
             const int descriptor = std::exchange(g.folder, -1);
             DIR* opened_folder = ::fdopendir(descriptor);
             if (opened_folder == nullptr) g.folder = descriptor;
             return is_open(opened_folder, ::closedir);
         }},
        {"readdir", {}, [](Ground& g) { return ::readdir(g.entries) != nullptr; }},
        {"readdir64", {}, [](Ground& g) { return ::readdir64(g.entries) != nullptr; }},
    };
    return rows;
}

const std::vector<CallRow>& transfer_calls() {
    static std::array<char, 100> buffer = {};
    static const iovec piece = {buffer.data(), buffer.size()};
    static const std::vector<CallRow> rows = {
        {"read", reading, [](Ground& g) { return ::read(g.file, buffer.data(), 100) == 100; }},
        {"pread", reading, [](Ground& g) { return ::pread(g.file, buffer.data(), 100, 5) == 100; }},
        {"pread64", reading, [](Ground& g) { return ::pread64(g.file, buffer.data(), 100, 5) == 100; }},
        {"readv", reading, [](Ground& g) { return ::readv(g.file, &piece, 1) == 100; }},
        {"preadv", reading, [](Ground& g) { return ::preadv(g.file, &piece, 1, 5) == 100; }},
        {"preadv64", reading, [](Ground& g) { return ::preadv64(g.file, &piece, 1, 5) == 100; }},
        {"write", writing, [](Ground& g) { return ::write(g.file, buffer.data(), 100) == 100; }},
        {"pwrite", writing, [](Ground& g) { return ::pwrite(g.file, buffer.data(), 100, 5) == 100; }},
        {"pwrite64", writing, [](Ground& g) { return ::pwrite64(g.file, buffer.data(), 100, 5) == 100; }},
        {"writev", writing, [](Ground& g) { return ::writev(g.file, &piece, 1) == 100; }},
        {"pwritev", writing, [](Ground& g) { return ::pwritev(g.file, &piece, 1, 5) == 100; }},
        {"pwritev64", writing, [](Ground& g) { return ::pwritev64(g.file, &piece, 1, 5) == 100; }},
        {"copy_file_range", writing,
         [](Ground& g) { return ::copy_file_range(g.file, nullptr, g.second, nullptr, 100, 0) == 100; }},
        {"sendfile", writing, [](Ground& g) { return ::sendfile(g.second, g.file, nullptr, 100) == 100; }},
        {"sendfile64", writing, [](Ground& g) { return ::sendfile64(g.second, g.file, nullptr, 100) == 100; }},
        {"ftruncate", resizing, [](Ground& g) { return ::ftruncate(g.file, 5) == 0; }},
        {"ftruncate64", resizing, [](Ground& g) { return ::ftruncate64(g.file, 5) == 0; }},
        {"truncate",
         {CallClass::writes, CallClass::interruptible, CallClass::paths},
         [](Ground& g) { return ::truncate(g.path("file").c_str(), 5) == 0; }},
        {"fallocate", resizing, [](Ground& g) { return ::fallocate(g.file, 0, 0, 5000) == 0; }},
        {"fallocate64", resizing, [](Ground& g) { return ::fallocate64(g.file, 0, 0, 5000) == 0; }},
        {"posix_fallocate", resizing, [](Ground& g) { return (errno = ::posix_fallocate(g.file, 0, 5000)) == 0; }},
        {"posix_fallocate64", resizing, [](Ground& g) { return (errno = ::posix_fallocate64(g.file, 0, 5000)) == 0; }},
    };
    return rows;
}

const std::vector<CallRow>& path_calls() {
    static struct stat status {};
    static struct stat64 status64 {};
    static struct statx statusx {};
    static const std::vector<CallRow> rows = {
        {"mkdir", changing, [](Ground& g) { return ::mkdir(g.path("new").c_str(), 0700) == 0; }},
        {"mkdirat", changing, [](Ground& g) { return ::mkdirat(g.folder, "new", 0700) == 0; }},
        {"rmdir", changing, [](Ground& g) { return ::rmdir(g.path("empty").c_str()) == 0; }},
        {"unlink", changing, [](Ground& g) { return ::unlink(g.path("file").c_str()) == 0; }},
        {"unlinkat", changing, [](Ground& g) { return ::unlinkat(g.folder, "file", 0) == 0; }},
        {"remove", changing, [](Ground& g) { return ::remove(g.path("file").c_str()) == 0; }},
        {"remove of a folder", changing, [](Ground& g) { return ::remove(g.path("empty").c_str()) == 0; }},
        {"rename", changing, [](Ground& g) { return ::rename(g.path("file").c_str(), g.path("new").c_str()) == 0; }},
        {"rename into it", changing,
         [](Ground& g) { return ::rename(g.other("file").c_str(), g.path("new").c_str()) == 0; }},
        {"rename out of it", changing,
         [](Ground& g) { return ::rename(g.path("file").c_str(), g.other("new").c_str()) == 0; }},
        {"renameat", changing, [](Ground& g) { return ::renameat(g.folder, "file", g.folder, "new") == 0; }},
        {"renameat2", changing, [](Ground& g) { return ::renameat2(g.folder, "file", g.folder, "new", 0) == 0; }},
        {"link", changing, [](Ground& g) { return ::link(g.path("file").c_str(), g.path("new").c_str()) == 0; }},
        {"linkat", changing, [](Ground& g) { return ::linkat(g.folder, "file", g.folder, "new", 0) == 0; }},
        {"chmod", changing, [](Ground& g) { return ::chmod(g.path("file").c_str(), 0600) == 0; }},
        {"fchmod", {CallClass::writes}, [](Ground& g) { return ::fchmod(g.file, 0600) == 0; }},
        {"stat", {CallClass::paths}, [](Ground& g) { return ::stat(g.path("file").c_str(), &status) == 0; }},
        {"stat64", {CallClass::paths}, [](Ground& g) { return ::stat64(g.path("file").c_str(), &status64) == 0; }},
        {"lstat", {CallClass::paths}, [](Ground& g) { return ::lstat(g.path("file").c_str(), &status) == 0; }},
        {"lstat64", {CallClass::paths}, [](Ground& g) { return ::lstat64(g.path("file").c_str(), &status64) == 0; }},
        {"fstatat", {CallClass::paths}, [](Ground& g) { return ::fstatat(g.folder, "file", &status, 0) == 0; }},
        {"fstatat64", {CallClass::paths}, [](Ground& g) { return ::fstatat64(g.folder, "file", &status64, 0) == 0; }},
        {"statx", {CallClass::paths}, [](Ground& g) { return ::statx(g.folder, "file", 0, 0, &statusx) == 0; }},
        {"access", {CallClass::paths}, [](Ground& g) { return ::access(g.path("file").c_str(), R_OK) == 0; }},
        {"faccessat", {CallClass::paths}, [](Ground& g) { return ::faccessat(g.folder, "file", R_OK, 0) == 0; }},
        {"fstat", {}, [](Ground& g) { return ::fstat(g.file, &status) == 0; }},
        {"fstat64", {}, [](Ground& g) { return ::fstat64(g.file, &status64) == 0; }},
    };
    return rows;
}

std::vector<CallRow> all_calls() {
    std::vector<CallRow> rows;
    for (const auto* some : {&descriptor_calls(), &transfer_calls(), &path_calls()}) {
        rows.insert(rows.end(), some->begin(), some->end());
    }
    return rows;
}

TEST(FaultInjector, EveryCallCountsOnceAndPasses) {
    for (const CallRow& row : all_calls()) {
        Ground ground;
        ground.arm({});
        EXPECT_TRUE(row.call(ground)) << row.name << ": " << errno;
        EXPECT_EQ(kwic_faults_calls(), 1) << row.name;
    }
}

TEST(FaultInjector, EveryCallCountsInItsClassesOnly) {
    for (const CallRow& row : all_calls()) {
        for (const CallClass calls : {CallClass::syncs, CallClass::writes, CallClass::transfers,
                                      CallClass::interruptible, CallClass::descriptors, CallClass::paths}) {
            Ground ground;
            ground.arm({.calls = calls});
            EXPECT_TRUE(row.call(ground)) << row.name;
            EXPECT_EQ(kwic_faults_calls(), row.classes.count(calls)) << row.name << ", class " << int(calls);
        }
    }
}

TEST(FaultInjector, EveryCallFailsWithTheErrorAsTold) {
    for (const CallRow& row : all_calls()) {
        Ground ground;
        ground.arm({.kind = FaultKind::error, .at_call = 1, .error_number = EDQUOT});
        errno = 0;
        EXPECT_FALSE(row.call(ground)) << row.name;
        EXPECT_EQ(errno, EDQUOT) << row.name;
    }
}

TEST(FaultInjector, DisarmedItLeavesEverythingAlone) {
    for (const CallRow& row : all_calls()) {
        Ground ground;
        ground.arm({.kind = FaultKind::error, .at_call = 1, .sticky = true, .error_number = EIO});
        kwic_faults_disarm();
        EXPECT_TRUE(row.call(ground)) << row.name;
        EXPECT_EQ(kwic_faults_calls(), 0) << row.name;
    }
}

TEST(FaultInjector, WhatChangesFailsOnAReadOnlySystem) {
    for (const CallRow& row : all_calls()) {
        Ground ground;
        ground.arm({.kind = FaultKind::read_only, .at_call = 1, .sticky = true});
        const bool passes = row.call(ground);
        const int error = errno;
        EXPECT_EQ(passes, !row.classes.contains(CallClass::writes)) << row.name;
        EXPECT_TRUE(passes || error == EROFS) << row.name;
    }
}

// tmpfs has no clones; that the call is counted and fails as told is all that can be seen everywhere.
TEST(FaultInjector, CloneOfAFileCounts) {
    Ground ground;
    ground.arm({.kind = FaultKind::error, .at_call = 1, .error_number = EDQUOT});
    EXPECT_EQ(::ioctl(ground.second, FICLONE, ground.file), -1);
    EXPECT_EQ(errno, EDQUOT);
    EXPECT_EQ(kwic_faults_calls(), 1);
}

TEST(FaultInjector, CallsElsewhereDoNotCount) {
    Ground ground;
    fs::create_directory(ground.outside("watched-not"));
    ground.arm({.kind = FaultKind::error, .at_call = 1, .sticky = true, .error_number = EIO});
    for (const std::string& path : {ground.other("file"), ground.outside("watched-not/file")}) {
        const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT, 0600);
        EXPECT_GE(descriptor, 0);
        EXPECT_EQ(::write(descriptor, "x", 1), 1);
        EXPECT_EQ(::fsync(descriptor), 0);
        EXPECT_EQ(::close(descriptor), 0);
    }
    EXPECT_EQ(kwic_faults_calls(), 0);
}

TEST(FaultInjector, PathsAreSeenThroughLinksAndDescriptors) {
    Ground ground;
    const std::string link = ground.outside("link");
    fs::create_directory_symlink(ground.path(), link);
    const std::string by_descriptor = "/proc/self/fd/" + std::to_string(ground.folder);
    const fs::path before = fs::current_path();
    for (const std::string& path : {link + "/file", by_descriptor + "/file", ground.path() + "/../watched//file"}) {
        ground.arm({});
        EXPECT_TRUE(opened(::open(path.c_str(), O_RDONLY)));
        EXPECT_EQ(kwic_faults_calls(), 1) << path;
    }
    fs::current_path(ground.path());
    ground.arm({});
    EXPECT_EQ(::unlink("file"), 0);
    fs::current_path(before);
    EXPECT_EQ(kwic_faults_calls(), 1);
}

TEST(FaultInjector, DescriptorIsKnownAfterItsFileIsGone) {
    Ground ground;
    fs::remove(ground.path("file"));
    ground.arm({});
    EXPECT_EQ(::pwrite(ground.file, "x", 1, 0), 1);
    EXPECT_EQ(kwic_faults_calls(), 1);
}

TEST(FaultInjector, WatchedFolderNeedNotBeThereYet) {
    Ground ground;
    const std::string later = ground.outside("later");
    const FaultPlan plan{.watched_folder = later.c_str()};
    kwic_faults_arm(&plan);
    EXPECT_EQ(::mkdir(later.c_str(), 0700), 0);
    EXPECT_TRUE(opened(::open((later + "/file").c_str(), O_WRONLY | O_CREAT, 0600)));
    EXPECT_EQ(kwic_faults_calls(), 2);
}

TEST(FaultInjector, FailsOnceAtItsCallOrFromThereOn) {
    for (const bool sticky : {false, true}) {
        Ground ground;
        ground.arm({.kind = FaultKind::error, .at_call = 3, .sticky = sticky, .error_number = EIO});
        std::string passed;
        for (int i = 0; i < 5; ++i) passed += ::fsync(ground.file) == 0 ? '+' : '-';
        EXPECT_EQ(passed, sticky ? "++---" : "++-++");
    }
}

TEST(FaultInjector, ClosesWhatItFailsToClose) {
    Ground ground;
    ground.arm({.kind = FaultKind::interrupt, .at_call = 1});
    EXPECT_EQ(::close(ground.file), -1);
    EXPECT_EQ(errno, EINTR);
    kwic_faults_disarm();
    EXPECT_EQ(::fcntl(std::exchange(ground.file, -1), F_GETFD), -1);
}

TEST(FaultInjector, InterruptedCallPassesWhenItIsMadeAgain) {
    Ground ground;
    ground.arm({.kind = FaultKind::interrupt, .calls = CallClass::interruptible, .at_call = 2, .sticky = true});
    std::string passed;
    for (int i = 0; i < 6; ++i) passed += ::fsync(ground.file) == 0 ? '+' : '-';
    EXPECT_EQ(passed, "+-+-+-");
}

TEST(FaultInjector, ShortTransferMovesHalf) {
    Ground ground;
    std::array<char, 100> buffer = {};
    std::array<iovec, 3> pieces = {{{buffer.data(), 30}, {buffer.data() + 30, 60}, {buffer.data() + 90, 10}}};
    ground.arm({.kind = FaultKind::short_transfer, .at_call = 1, .sticky = true});
    EXPECT_EQ(::read(ground.file, buffer.data(), 100), 50);
    EXPECT_EQ(::pwrite(ground.file, buffer.data(), 11, 0), 5);
    EXPECT_EQ(::pwrite(ground.file, buffer.data(), 1, 0), 1);
    EXPECT_EQ(::writev(ground.file, pieces.data(), 3), 50);
    EXPECT_EQ(::copy_file_range(ground.file, nullptr, ground.second, nullptr, 100, 0), 50);
    EXPECT_EQ(::fsync(ground.file), 0);
}

// Runs in a child; returns how that ended.
std::string end_of(Ground& ground, const FaultPlan& plan, const std::function<void()>& work) {
    return ChildProcess([&] {
               ground.arm(plan);
               work();
               return std::string("lived");
           })
        .finish();
}

TEST(FaultInjector, KillsInPlaceOfTheCall) {
    Ground ground;
    const auto work = [&] {
        ::unlink(ground.path("file").c_str());
        ::unlink(ground.path("second").c_str());
    };
    EXPECT_EQ(end_of(ground, {.kind = FaultKind::kill, .at_call = 2}, work), "ended by signal 9");
    EXPECT_FALSE(fs::exists(ground.path("file")));
    EXPECT_TRUE(fs::exists(ground.path("second")));
}

TEST(FaultInjector, TornWriteLeavesHalf) {
    Ground ground;
    const std::string name = ground.path("torn");
    const auto work = [&] { std::ofstream(name) << std::string(501, 'y') << std::flush; };
    EXPECT_EQ(end_of(ground, {.kind = FaultKind::torn_kill, .calls = CallClass::writes, .at_call = 2}, work),
              "ended by signal 9");
    EXPECT_EQ(fs::file_size(name), 250);
}

TEST(FaultInjector, TornKillOfOtherCallsComesAfterThem) {
    Ground ground;
    const auto work = [&] { ::unlink(ground.path("file").c_str()); };
    EXPECT_EQ(end_of(ground, {.kind = FaultKind::torn_kill, .at_call = 1}, work), "ended by signal 9");
    EXPECT_FALSE(fs::exists(ground.path("file")));
}

TEST(FaultInjector, ReachesTheStandardLibrary) {
    Ground ground;
    ground.arm({.kind = FaultKind::error, .at_call = 1, .sticky = true, .error_number = EACCES});
    std::error_code error;
    EXPECT_FALSE(std::ofstream(ground.path("file")).is_open());
    fs::create_directory(ground.path("new"), error);
    EXPECT_EQ(error.value(), EACCES);
    fs::remove_all(ground.path("empty"), error);
    EXPECT_EQ(error.value(), EACCES);
    EXPECT_EQ(fs::file_size(ground.path("file"), error), static_cast<std::uintmax_t>(-1));
    EXPECT_EQ(error.value(), EACCES);
    EXPECT_EQ(fs::directory_iterator(ground.path(), error), fs::directory_iterator());
    EXPECT_EQ(error.value(), EACCES);
    kwic_faults_disarm();
    EXPECT_TRUE(fs::exists(ground.path("empty")));
}

TEST(FaultInjector, IsArmedByTheEnvironmentWherePreloaded) {
    const Ground ground;
    const auto status_of = [&](const std::string& variables) {
        const std::string command = "KWIC_FAULTS_FOLDER='" + ground.path() + "' " + variables +
                                    " LD_PRELOAD=" KWIC_FAULTS_LIBRARY " cp '" + ground.other("file") + "' '" +
                                    ground.path("copy") + "' 2>/dev/null";
        return std::system(command.c_str());
    };
    EXPECT_NE(status_of("KWIC_FAULTS_KIND=error KWIC_FAULTS_ERRNO=28 KWIC_FAULTS_AT=1 KWIC_FAULTS_STICKY=1"), 0);
    EXPECT_FALSE(fs::exists(ground.path("copy")));
    EXPECT_NE(status_of("KWIC_FAULTS_KIND=kill KWIC_FAULTS_CALLS=writes KWIC_FAULTS_AT=2"), 0);
    EXPECT_EQ(fs::file_size(ground.path("copy")), 0);
    EXPECT_EQ(status_of("KWIC_FAULTS_RECORD='" + ground.outside("record") + "'"), 0);
    EXPECT_EQ(fs::file_size(ground.path("copy")), file_bytes);
    std::string written;
    for (const LoggedCall& call : read_call_log(ground.outside("record"))) written += call.bytes;
    EXPECT_EQ(written, std::string(file_bytes, 'x'));
}

}  // namespace
}  // namespace kwic::faults
