#include "faults/injector/call_recorder.hpp"

#include "faults/injector/fault_state.hpp"

#include <fcntl.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace kwic::faults {
namespace {

int record_file = -1;

// A record that is not whole would be believed; better none at all.
void append(const void* bytes, std::size_t count) noexcept {
    const char* next = static_cast<const char*>(bytes);
    while (count > 0) {
        const long done = ::syscall(SYS_write, record_file, next, count);
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) std::abort();
        next += done;
        count -= static_cast<std::size_t>(done);
    }
}

}  // namespace

void start_record(const char* path) noexcept {
    const ErrnoKeeper keeper;
    if (path == nullptr) return;
    constexpr int flags = O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC;
    record_file = static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path, flags, 0666));
    if (record_file < 0) std::abort();
}

void stop_record() noexcept {
    const ErrnoKeeper keeper;
    if (record_file >= 0) ::syscall(SYS_close, record_file);
    record_file = -1;
}

bool is_recording() noexcept {
    return record_file >= 0;
}

void record_call(const RecordHead& head, std::string_view path, std::string_view other_path) noexcept {
    if (!is_recording()) return;
    const ErrnoKeeper keeper;
    RecordHead whole = head;
    whole.path_bytes = static_cast<std::uint32_t>(path.size());
    whole.other_path_bytes = static_cast<std::uint32_t>(other_path.size());
    append(&whole, sizeof whole);
    append(path.data(), path.size());
    append(other_path.data(), other_path.size());
}

void record_write(int descriptor, std::uint64_t offset, const iovec* pieces, int count, std::size_t written) noexcept {
    if (!is_recording()) return;
    const ErrnoKeeper keeper;
    RecordHead head;
    head.kind = CallKind::write;
    head.descriptor = descriptor;
    head.offset = offset;
    head.byte_count = written;
    append(&head, sizeof head);
    for (int i = 0; i < count && written > 0; ++i) {
        const std::size_t part = std::min(written, pieces[i].iov_len);
        append(pieces[i].iov_base, part);
        written -= part;
    }
}

}  // namespace kwic::faults
