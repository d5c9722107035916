// Calls that ask about a path or a descriptor, and change no content.
#include "faults/injector/interposed_call.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kwic::faults {
namespace {

bool concerns(int folder, const char* path, int flags) noexcept {
    if ((flags & AT_EMPTY_PATH) != 0 && *path == '\0') return concerns_descriptor(folder);
    return (flags & AT_SYMLINK_NOFOLLOW) != 0 ? concerns_entry(folder, path) : concerns_target(folder, path);
}

}  // namespace

extern "C" {

int stat(const char* path, struct stat* status) noexcept {
    static const auto real = next_function<int(const char*, struct stat*)>("stat");
    return disturb(concerns(AT_FDCWD, path, 0), CallTrait::names_path, -1, [&] { return real(path, status); });
}

int stat64(const char* path, struct stat64* status) noexcept {
    static const auto real = next_function<int(const char*, struct stat64*)>("stat64");
    return disturb(concerns(AT_FDCWD, path, 0), CallTrait::names_path, -1, [&] { return real(path, status); });
}

int lstat(const char* path, struct stat* status) noexcept {
    static const auto real = next_function<int(const char*, struct stat*)>("lstat");
    return disturb(concerns(AT_FDCWD, path, AT_SYMLINK_NOFOLLOW), CallTrait::names_path, -1,
                   [&] { return real(path, status); });
}

int lstat64(const char* path, struct stat64* status) noexcept {
    static const auto real = next_function<int(const char*, struct stat64*)>("lstat64");
    return disturb(concerns(AT_FDCWD, path, AT_SYMLINK_NOFOLLOW), CallTrait::names_path, -1,
                   [&] { return real(path, status); });
}

int fstatat(int folder, const char* path, struct stat* status, int flags) noexcept {
    static const auto real = next_function<int(int, const char*, struct stat*, int)>("fstatat");
    return disturb(concerns(folder, path, flags), CallTrait::names_path, -1,
                   [&] { return real(folder, path, status, flags); });
}

int fstatat64(int folder, const char* path, struct stat64* status, int flags) noexcept {
    static const auto real = next_function<int(int, const char*, struct stat64*, int)>("fstatat64");
    return disturb(concerns(folder, path, flags), CallTrait::names_path, -1,
                   [&] { return real(folder, path, status, flags); });
}

int fstat(int descriptor, struct stat* status) noexcept {
    static const auto real = next_function<int(int, struct stat*)>("fstat");
    return disturb(concerns_descriptor(descriptor), 0, -1, [&] { return real(descriptor, status); });
}

int fstat64(int descriptor, struct stat64* status) noexcept {
    static const auto real = next_function<int(int, struct stat64*)>("fstat64");
    return disturb(concerns_descriptor(descriptor), 0, -1, [&] { return real(descriptor, status); });
}

int statx(int folder, const char* path, int flags, unsigned mask, struct statx* status) noexcept {
    static const auto real = next_function<int(int, const char*, int, unsigned, struct statx*)>("statx");
    return disturb(concerns(folder, path, flags), CallTrait::names_path, -1,
                   [&] { return real(folder, path, flags, mask, status); });
}

int access(const char* path, int mode) noexcept {
    static const auto real = next_function<int(const char*, int)>("access");
    return disturb(concerns(AT_FDCWD, path, 0), CallTrait::names_path, -1, [&] { return real(path, mode); });
}

int faccessat(int folder, const char* path, int mode, int flags) noexcept {
    static const auto real = next_function<int(int, const char*, int, int)>("faccessat");
    return disturb(concerns(folder, path, flags), CallTrait::names_path, -1,
                   [&] { return real(folder, path, mode, flags); });
}

int chmod(const char* path, mode_t mode) noexcept {
    static const auto real = next_function<int(const char*, mode_t)>("chmod");
    return disturb(concerns(AT_FDCWD, path, 0), unsigned{CallTrait::names_path} | unsigned{CallTrait::changes}, -1,
                   [&] { return real(path, mode); });
}

int fchmod(int descriptor, mode_t mode) noexcept {
    static const auto real = next_function<int(int, mode_t)>("fchmod");
    return disturb(concerns_descriptor(descriptor), CallTrait::changes, -1, [&] { return real(descriptor, mode); });
}

}  // extern "C"

}  // namespace kwic::faults
