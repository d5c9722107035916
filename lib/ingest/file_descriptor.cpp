#include "ingest/file_descriptor.hpp"

#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kwic {

namespace {

std::int64_t nanoseconds_of(const timespec& time) {
    std::int64_t value = 0;
    if (__builtin_mul_overflow(std::int64_t{time.tv_sec}, std::int64_t{1'000'000'000}, &value)) return 0;
    if (__builtin_add_overflow(value, std::int64_t{time.tv_nsec}, &value)) return 0;
    return value;
}

FileState state_of(const struct stat& status) {
    FileState state;
    if (S_ISREG(status.st_mode)) state.type = FileType::regular;
    if (S_ISDIR(status.st_mode)) state.type = FileType::folder;
    state.device = status.st_dev;
    state.inode = status.st_ino;
    state.bytes = static_cast<std::uint64_t>(status.st_size);
    state.modified_ns = nanoseconds_of(status.st_mtim);
    state.changed_ns = nanoseconds_of(status.st_ctim);
    return state;
}

}  // namespace

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
    if (this != &other) {
        reset();
        value_ = other.release();
    }
    return *this;
}

int FileDescriptor::release() noexcept {
    const int value = value_;
    value_ = -1;
    return value;
}

void FileDescriptor::reset() noexcept {
    if (value_ >= 0) ::close(value_);
    value_ = -1;
}

bool read_state(int descriptor, FileState& state) noexcept {
    struct stat status;
    if (::fstat(descriptor, &status) != 0) return false;
    state = state_of(status);
    return true;
}

bool read_state_at(int folder, const char* name, FileState& state) noexcept {
    struct stat status;
    if (::fstatat(folder, name, &status, 0) != 0) return false;
    state = state_of(status);
    return true;
}

std::string describe_error(int code) {
    return std::generic_category().message(code);
}

}  // namespace kwic
