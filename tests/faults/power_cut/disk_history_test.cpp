// A random history of real calls on a real folder: the file system is the model.
#include "faults/power_cut/call_script.hpp"
#include "faults/power_cut/disk.hpp"
#include "support/memory_folder.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <random>
#include <utility>

namespace kwic::faults {
namespace {

namespace fs = std::filesystem;

// Makes each call on the files and in the script.
class TwinHistory {
  public:
    TwinHistory(std::string folder, std::uint64_t seed, std::size_t calls) : folder_(std::move(folder)), random_(seed) {
        fs::create_directories(real("a"));
        fs::create_directories(real("b"));
        script_.make_folder("a").make_folder("b");
        while (script_.calls().size() < calls) step();
    }

    [[nodiscard]] const CallScript& script() const { return script_; }

  private:
    void step() {
        switch (random_() % 8) {
            case 0:
                return write();
            case 1:
                return truncate();
            case 2:
                return make_folder();
            case 3:
                return remove();
            case 4:
                return rename();
            case 5:
                return link();
            case 6:
                return sync();
            default:
                return create();
        }
    }

    // One of few names, in one of few folders, so that calls meet.
    std::string any_path() {
        const std::string folder = std::vector<std::string>{"", "a/", "b/"}[random_() % 3];
        return folder + std::string(1, static_cast<char>('a' + random_() % 6));
    }
    [[nodiscard]] std::string real(const std::string& path) const { return folder_ + '/' + path; }

    int open_real(const std::string& path, int flags) const { return ::open(real(path).c_str(), flags, 0666); }

    void create() {
        const std::string path = any_path();
        const int file = open_real(path, O_WRONLY | O_CREAT | O_EXCL);
        if (file < 0) return;
        script_.create(file, path).close(file);
        ::close(file);
    }
    void write() {
        const std::string path = any_path();
        const bool truncates = random_() % 2 == 0;
        const int file = open_real(path, O_WRONLY | (truncates ? O_TRUNC : 0));
        if (file < 0) return;
        const std::uint64_t offset = random_() % 6000;
        const std::string bytes(1 + random_() % 5000, static_cast<char>('a' + random_() % 26));
        ASSERT_EQ(::pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(offset)),
                  static_cast<ssize_t>(bytes.size()));
        script_.open(file, path, false, truncates).write(file, offset, bytes).close(file);
        ::close(file);
    }
    void truncate() {
        const std::string path = any_path();
        const int file = open_real(path, O_WRONLY);
        if (file < 0) return;
        const std::uint64_t size = random_() % 6000;
        ASSERT_EQ(::ftruncate(file, static_cast<off_t>(size)), 0);
        script_.open(file, path).truncate(file, size).close(file);
        ::close(file);
    }
    void sync() {
        const std::string path = any_path();
        if (fs::exists(real(path))) script_.open(3, path).sync(3).close(3);
    }
    void make_folder() {
        const std::string path = any_path();
        if (::mkdir(real(path).c_str(), 0777) == 0) script_.make_folder(path);
    }
    void remove() {
        const std::string path = any_path();
        if (fs::is_directory(real(path))) {
            if (::rmdir(real(path).c_str()) == 0) script_.remove_folder(path);
        } else if (::unlink(real(path).c_str()) == 0) {
            script_.unlink(path);
        }
    }
    void rename() {
        const std::string path = any_path();
        const std::string target = any_path();
        if (::rename(real(path).c_str(), real(target).c_str()) == 0) script_.rename(path, target);
    }
    void link() {
        const std::string path = any_path();
        const std::string target = any_path();
        if (::link(real(path).c_str(), real(target).c_str()) == 0) script_.link(path, target);
    }

    std::string folder_;
    std::mt19937_64 random_;
    CallScript script_;
};

TEST(Disk, LiveTreeIsTheFileSystemsAfterAnyHistory) {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const MemoryFolder folder;
        const TwinHistory history(folder.path(), seed, 300);
        Disk disk(CallScript::root, {});
        for (const LoggedCall& call : history.script().calls()) disk.apply(call);
        ASSERT_EQ(difference(disk.live(), read_image(folder.path())), "") << "seed " << seed;
    }
}

TEST(Disk, EveryImageOfAnyHistoryCanBeWritten) {
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const MemoryFolder folder;
        const TwinHistory history(folder.path("history"), seed, 200);
        Disk disk(CallScript::root, {});
        for (const LoggedCall& call : history.script().calls()) disk.apply(call);
        for (const CutModel model : all_cut_models) {
            const DiskImage image = disk.after_cut(model, seed);
            const std::string copy = folder.path(std::string(name_of(model)));
            write_image(image, copy);
            EXPECT_EQ(difference(image, read_image(copy)), "");
        }
    }
}

TEST(DiskImage, DifferenceNamesThePath) {
    DiskImage first;
    first.folders = {"a"};
    first.contents = {"1", "2"};
    first.files = {{"a/x", 0}, {"y", 1}};
    EXPECT_EQ(difference(first, first), "");
    DiskImage second = first;
    second.contents[0] = "3";
    EXPECT_EQ(difference(first, second), "another content of a/x");
    second = first;
    second.files.erase("y");
    EXPECT_EQ(difference(first, second), "no file y");
    EXPECT_EQ(difference(second, first), "another file y");
    second.folders = {"a", "b"};
    EXPECT_EQ(difference(first, second), "another folder b");
    EXPECT_EQ(difference(second, first), "no folder b");
}

TEST(DiskImage, FileOfTwoNamesIsWrittenAndReadAsOne) {
    const MemoryFolder folder;
    DiskImage image;
    image.contents = {"text"};
    image.files = {{"x", 0}, {"y", 0}};
    write_image(image, folder.path("copy"));
    EXPECT_EQ(fs::hard_link_count(folder.path("copy/x")), 2U);
    EXPECT_EQ(read_image(folder.path("copy")).contents.size(), 1U);
}

}  // namespace
}  // namespace kwic::faults
