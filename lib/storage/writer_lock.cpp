#include "storage/writer_lock.hpp"

#include "storage/files.hpp"
#include "storage/translate_error.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <sstream>
#include <thread>

namespace kwic {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds longest_pause{20};
constexpr std::uint64_t max_table_bytes = std::uint64_t{64} << 20;

// The process that holds the lock, from the kernel's table: "... FLOCK ADVISORY WRITE PID MAJOR:MINOR:INODE ...".
std::string lock_holder(const FileDescriptor& lock) {
    struct stat status {};
    if (::fstat(lock.get(), &status) != 0) return {};
    std::array<char, 64> file_id{};
    std::snprintf(file_id.data(), file_id.size(), "%02x:%02x:%llu", major(status.st_dev), minor(status.st_dev),
                  static_cast<unsigned long long>(status.st_ino));
    std::istringstream table;
    try {
        table.str(read_small_file("/proc/locks", max_table_bytes));
    } catch (const Error&) {
        return {};  // only a courtesy
    }
    for (std::string line; std::getline(table, line);) {
        std::istringstream words(line);
        std::string number, kind, mode, access, process, file;
        words >> number >> kind >> mode >> access >> process >> file;
        if (kind == "FLOCK" && file == file_id.data()) return " (process " + process + ')';
    }
    return {};
}

// Whether the lock was got; a file that was deleted meanwhile locks nothing.
bool try_lock(const FileDescriptor& file, const std::string& path) {
    if (::flock(file.get(), LOCK_EX | LOCK_NB) == 0) {
        struct stat held {};
        struct stat named {};
        return ::fstat(file.get(), &held) == 0 && ::stat(path.c_str(), &named) == 0 && held.st_ino == named.st_ino &&
               held.st_dev == named.st_dev;
    }
    if (errno != EWOULDBLOCK && errno != EINTR) throw_system_error("lock", path);
    return false;
}

}  // namespace

FileDescriptor take_writer_lock(const std::string& index_folder, std::chrono::milliseconds timeout) {
    const std::string path = index_folder + "/kwic.lock";
    const Clock::time_point begin = Clock::now();
    for (std::chrono::milliseconds pause{1};; pause = std::min(pause * 2, longest_pause)) {
        FileDescriptor lock = open_file(path, O_RDWR | O_CREAT);
        if (try_lock(lock, path)) return lock;
        if (Clock::now() - begin >= timeout) {
            throw Error(ErrorCode::locked,
                        "another program is writing to this index" + lock_holder(lock) + "; try again when it is done",
                        index_folder);
        }
        std::this_thread::sleep_for(pause);
    }
}

}  // namespace kwic
