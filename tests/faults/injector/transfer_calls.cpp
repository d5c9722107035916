// Reading, writing, copying, and changing a file's size.
#include "faults/injector/call_recorder.hpp"
#include "faults/injector/interposed_call.hpp"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cstdarg>
#include <cstdint>
#include <cstdlib>

namespace kwic::faults {
namespace {

constexpr unsigned reading = unsigned{CallTrait::transfers} | unsigned{CallTrait::interruptible};
constexpr unsigned writing = reading | unsigned{CallTrait::changes};
constexpr std::int64_t at_its_place = -1;

// Fewer pieces, or shorter ones.
class CutPieces {
  public:
    CutPieces(const iovec* pieces, int count, std::size_t bytes) noexcept : count_(std::min(count, max_pieces)) {
        std::copy_n(pieces, count_, pieces_);
        for (int i = 0; i < count_; ++i) {
            pieces_[i].iov_len = std::min(pieces_[i].iov_len, bytes);
            bytes -= pieces_[i].iov_len;
        }
    }
    [[nodiscard]] const iovec* data() const noexcept { return pieces_; }
    [[nodiscard]] int size() const noexcept { return count_; }

  private:
    static constexpr int max_pieces = 64;
    iovec pieces_[max_pieces] = {};
    int count_;
};

std::size_t bytes_of(const iovec* pieces, int count) noexcept {
    std::size_t bytes = 0;
    for (int i = 0; i < count; ++i) bytes += pieces[i].iov_len;
    return bytes;
}

std::uint64_t size_of(int descriptor) noexcept {
    static const auto real = next_function<int(int, struct stat*)>("fstat");
    const ErrnoKeeper keeper;
    struct stat status {};
    return real(descriptor, &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
}

template <class Transfer>
ssize_t transfer_half(const iovec* pieces, int count, Transfer&& transfer) {
    const CutPieces half(pieces, count, half_of(bytes_of(pieces, count)));
    return transfer(half.data(), half.size());
}

// Where the next write(2) of a descriptor goes.
std::uint64_t place_of_write(int descriptor) noexcept {
    const ErrnoKeeper keeper;
    const bool appends = (::syscall(SYS_fcntl, descriptor, F_GETFL, 0) & O_APPEND) != 0;
    if (appends) return size_of(descriptor);
    return static_cast<std::uint64_t>(::lseek(descriptor, 0, SEEK_CUR));
}

ssize_t read_pieces(int descriptor, const iovec* pieces, int count, std::int64_t offset) {
    static const auto real_readv = next_function<ssize_t(int, const iovec*, int)>("readv");
    static const auto real_preadv = next_function<ssize_t(int, const iovec*, int, off64_t)>("preadv64");
    const auto transfer = [&](const iovec* some, int number) {
        return offset == at_its_place ? real_readv(descriptor, some, number)
                                      : real_preadv(descriptor, some, number, offset);
    };
    if (!concerns_descriptor(descriptor)) return transfer(pieces, count);
    const Fate fate = count_call(reading);
    if (fate.error_number != 0) {
        errno = fate.error_number;
        return -1;
    }
    const ssize_t done = fate.halved ? transfer_half(pieces, count, transfer) : transfer(pieces, count);
    if (fate.killed) kill_this_process();
    return done;
}

ssize_t write_pieces(int descriptor, const iovec* pieces, int count, std::int64_t offset) {
    static const auto real_writev = next_function<ssize_t(int, const iovec*, int)>("writev");
    static const auto real_pwritev = next_function<ssize_t(int, const iovec*, int, off64_t)>("pwritev64");
    const auto transfer = [&](const iovec* some, int number) {
        return offset == at_its_place ? real_writev(descriptor, some, number)
                                      : real_pwritev(descriptor, some, number, offset);
    };
    if (!concerns_descriptor(descriptor)) return transfer(pieces, count);
    const Fate fate = count_call(writing);
    if (fate.error_number != 0) {
        errno = fate.error_number;
        return -1;
    }
    const std::uint64_t place =
        offset == at_its_place && is_recording() ? place_of_write(descriptor) : static_cast<std::uint64_t>(offset);
    const ssize_t done = fate.halved ? transfer_half(pieces, count, transfer) : transfer(pieces, count);
    if (done > 0) record_write(descriptor, place, pieces, count, static_cast<std::size_t>(done));
    if (fate.killed) kill_this_process();
    return done;
}

// What was copied within the system is read back, so that the record has its bytes.
void record_copy(int from, std::uint64_t from_offset, int to, std::uint64_t to_offset, std::uint64_t bytes) noexcept {
    if (!is_recording()) return;
    const ErrnoKeeper keeper;
    char buffer[64 << 10];
    while (bytes > 0) {
        const std::size_t wanted = std::min<std::uint64_t>(bytes, sizeof buffer);
        const long got = ::syscall(SYS_pread64, from, buffer, wanted, from_offset);
        if (got <= 0) return;
        const iovec piece = {buffer, static_cast<std::size_t>(got)};
        record_write(to, to_offset, &piece, 1, piece.iov_len);
        from_offset += piece.iov_len;
        to_offset += piece.iov_len;
        bytes -= piece.iov_len;
    }
}

// Copies `bytes` by `copy(bytes)`; a null offset is the descriptor's own place.
template <class Copy>
ssize_t copy_disturbed(int from, const off64_t* from_offset, int to, const off64_t* to_offset, std::size_t bytes,
                       Copy&& copy) {
    if (!concerns_descriptor(to)) return copy(bytes);
    const Fate fate = count_call(writing);
    if (fate.error_number != 0) {
        errno = fate.error_number;
        return -1;
    }
    std::uint64_t read_place = 0;
    std::uint64_t write_place = 0;
    if (is_recording()) {
        read_place = from_offset != nullptr ? static_cast<std::uint64_t>(*from_offset) : place_of_write(from);
        write_place = to_offset != nullptr ? static_cast<std::uint64_t>(*to_offset) : place_of_write(to);
    }
    const ssize_t done = copy(fate.halved ? half_of(bytes) : bytes);
    if (done > 0) record_copy(from, read_place, to, write_place, static_cast<std::uint64_t>(done));
    if (fate.killed) kill_this_process();
    return done;
}

int clone_disturbed(int to, int from, unsigned long request, int (*real)(int, unsigned long, ...)) {
    const bool watched = concerns_descriptor(to);
    return disturb(watched, CallTrait::changes, -1, [&] {
        const int result = real(to, request, from);
        if (watched && result == 0) record_copy(from, 0, to, 0, size_of(from));
        return result;
    });
}

int resize_disturbed(int descriptor, std::int64_t bytes) {
    static const auto real = next_function<int(int, off64_t)>("ftruncate64");
    const bool watched = concerns_descriptor(descriptor);
    return disturb(watched, unsigned{CallTrait::changes} | unsigned{CallTrait::interruptible}, -1, [&] {
        const int result = real(descriptor, bytes);
        if (watched && result == 0) {
            record_call(
                {.offset = static_cast<std::uint64_t>(bytes), .descriptor = descriptor, .kind = CallKind::truncate});
        }
        return result;
    });
}

int resize_named(const char* path, std::int64_t bytes) {
    static const auto real = next_function<int(const char*, off64_t)>("truncate64");
    constexpr unsigned traits =
        unsigned{CallTrait::changes} | unsigned{CallTrait::interruptible} | unsigned{CallTrait::names_path};
    const bool watched = concerns_target(AT_FDCWD, path);
    // The record has no word for it.
    if (watched && is_recording()) std::abort();
    return disturb(watched, traits, -1, [&] { return real(path, bytes); });
}

// Recorded where it makes the file longer, as a change of its size.
int allocate_disturbed(int descriptor, int mode, std::int64_t offset, std::int64_t bytes) {
    static const auto real = next_function<int(int, int, off64_t, off64_t)>("fallocate64");
    const bool watched = concerns_descriptor(descriptor);
    return disturb(watched, unsigned{CallTrait::changes} | unsigned{CallTrait::interruptible}, -1, [&] {
        const std::uint64_t before = watched ? size_of(descriptor) : 0;
        const int result = real(descriptor, mode, offset, bytes);
        const std::uint64_t after = watched && result == 0 ? size_of(descriptor) : before;
        if (after != before) {
            record_call({.offset = after, .descriptor = descriptor, .kind = CallKind::truncate});
        }
        return result;
    });
}

}  // namespace

extern "C" {

ssize_t read(int descriptor, void* buffer, std::size_t bytes) {
    const iovec piece = {buffer, bytes};
    return read_pieces(descriptor, &piece, 1, at_its_place);
}

ssize_t pread(int descriptor, void* buffer, std::size_t bytes, off_t offset) {
    const iovec piece = {buffer, bytes};
    return read_pieces(descriptor, &piece, 1, offset);
}

ssize_t pread64(int descriptor, void* buffer, std::size_t bytes, off64_t offset) {
    const iovec piece = {buffer, bytes};
    return read_pieces(descriptor, &piece, 1, offset);
}

ssize_t readv(int descriptor, const iovec* pieces, int count) {
    return read_pieces(descriptor, pieces, count, at_its_place);
}

ssize_t preadv(int descriptor, const iovec* pieces, int count, off_t offset) {
    return read_pieces(descriptor, pieces, count, offset);
}

ssize_t preadv64(int descriptor, const iovec* pieces, int count, off64_t offset) {
    return read_pieces(descriptor, pieces, count, offset);
}

ssize_t write(int descriptor, const void* bytes, std::size_t count) {
    const iovec piece = {const_cast<void*>(bytes), count};
    return write_pieces(descriptor, &piece, 1, at_its_place);
}

ssize_t pwrite(int descriptor, const void* bytes, std::size_t count, off_t offset) {
    const iovec piece = {const_cast<void*>(bytes), count};
    return write_pieces(descriptor, &piece, 1, offset);
}

ssize_t pwrite64(int descriptor, const void* bytes, std::size_t count, off64_t offset) {
    const iovec piece = {const_cast<void*>(bytes), count};
    return write_pieces(descriptor, &piece, 1, offset);
}

ssize_t writev(int descriptor, const iovec* pieces, int count) {
    return write_pieces(descriptor, pieces, count, at_its_place);
}

ssize_t pwritev(int descriptor, const iovec* pieces, int count, off_t offset) {
    return write_pieces(descriptor, pieces, count, offset);
}

ssize_t pwritev64(int descriptor, const iovec* pieces, int count, off64_t offset) {
    return write_pieces(descriptor, pieces, count, offset);
}

ssize_t copy_file_range(int from, off64_t* from_offset, int to, off64_t* to_offset, std::size_t bytes, unsigned flags) {
    static const auto real =
        next_function<ssize_t(int, off64_t*, int, off64_t*, std::size_t, unsigned)>("copy_file_range");
    return copy_disturbed(from, from_offset, to, to_offset, bytes,
                          [&](std::size_t some) { return real(from, from_offset, to, to_offset, some, flags); });
}

ssize_t sendfile(int to, int from, off_t* from_offset, std::size_t bytes) noexcept {
    static const auto real = next_function<ssize_t(int, int, off_t*, std::size_t)>("sendfile");
    return copy_disturbed(from, from_offset, to, nullptr, bytes,
                          [&](std::size_t some) { return real(to, from, from_offset, some); });
}

ssize_t sendfile64(int to, int from, off64_t* from_offset, std::size_t bytes) noexcept {
    static const auto real = next_function<ssize_t(int, int, off64_t*, std::size_t)>("sendfile64");
    return copy_disturbed(from, from_offset, to, nullptr, bytes,
                          [&](std::size_t some) { return real(to, from, from_offset, some); });
}

int ioctl(int descriptor, unsigned long request, ...) noexcept {
    static const auto real = next_function<int(int, unsigned long, ...)>("ioctl");
    va_list arguments;
    va_start(arguments, request);
    void* argument = va_arg(arguments, void*);
    va_end(arguments);
    if (request != FICLONE) return real(descriptor, request, argument);
    return clone_disturbed(descriptor, static_cast<int>(reinterpret_cast<std::intptr_t>(argument)), request, real);
}

int ftruncate(int descriptor, off_t bytes) noexcept {
    return resize_disturbed(descriptor, bytes);
}

int ftruncate64(int descriptor, off64_t bytes) noexcept {
    return resize_disturbed(descriptor, bytes);
}

int truncate(const char* path, off_t bytes) noexcept {
    return resize_named(path, bytes);
}

int truncate64(const char* path, off64_t bytes) noexcept {
    return resize_named(path, bytes);
}

int fallocate(int descriptor, int mode, off_t offset, off_t bytes) {
    return allocate_disturbed(descriptor, mode, offset, bytes);
}

int fallocate64(int descriptor, int mode, off64_t offset, off64_t bytes) {
    return allocate_disturbed(descriptor, mode, offset, bytes);
}

// These return the error instead of setting errno.
int posix_fallocate(int descriptor, off_t offset, off_t bytes) {
    const ErrnoKeeper keeper;
    return allocate_disturbed(descriptor, 0, offset, bytes) == 0 ? 0 : errno;
}

int posix_fallocate64(int descriptor, off64_t offset, off64_t bytes) {
    const ErrnoKeeper keeper;
    return allocate_disturbed(descriptor, 0, offset, bytes) == 0 ? 0 : errno;
}

}  // extern "C"

}  // namespace kwic::faults
