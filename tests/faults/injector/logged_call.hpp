// One system call that changed files, as the injector records it for the power-cut simulator.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kwic::faults {

enum class CallKind : std::uint8_t {
    open_file,        // path; descriptor it returned; flag `created`, flag `truncated`
    close_file,       // descriptor
    duplicate,        // descriptor, other_descriptor: the new one
    write,            // descriptor, offset (where the bytes went, also for write(2) and copies), bytes
    truncate,         // descriptor, offset: the new size
    sync_file,        // descriptor, of a file or a folder: fsync and fdatasync
    sync_filesystem,  // syncfs
    make_folder,      // path
    remove_folder,    // path
    unlink,           // path
    rename,           // path, other_path: the new one
    link,             // path, other_path: the new one
};

// Paths are absolute, without links or "/proc/self/fd" in them. Only successful calls that concern paths below the
// watched folder are recorded, in their order.
struct LoggedCall {
    CallKind kind = CallKind::write;
    int descriptor = -1;
    int other_descriptor = -1;
    bool created = false;
    bool truncated = false;
    std::uint64_t offset = 0;
    std::string path;
    std::string other_path;
    std::string bytes;
};

// The record of one process; the reverse of what the injector writes.
std::vector<LoggedCall> read_call_log(const std::string& path);

}  // namespace kwic::faults
