// What changes the entries of folders.
#include "faults/injector/call_recorder.hpp"
#include "faults/injector/interposed_call.hpp"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace kwic::faults {
namespace {

constexpr unsigned changing = unsigned{CallTrait::changes} | unsigned{CallTrait::names_path};

bool is_folder(const char* path) noexcept {
    static const auto real = next_function<int(const char*, struct stat*)>("lstat");
    const ErrnoKeeper keeper;
    struct stat status {};
    return real(path, &status) == 0 && S_ISDIR(status.st_mode);
}

// Runs `call`, which makes, unlinks or removes what `path` names.
template <class Call>
int change_entry(int folder, const char* path, CallKind kind, Call&& call) {
    if (!is_armed()) return call();
    const ResolvedPath resolved = ResolvedPath::of_entry(folder, path);
    return disturb(resolved.is_watched(), changing, -1, [&] {
        const int result = call();
        if (result == 0 && resolved.is_watched()) record_call({.kind = kind}, resolved.text());
        return result;
    });
}

// Runs `call`, which renames or links; it counts if either name is watched.
template <class Call>
int change_entries(int folder, const char* path, int other_folder, const char* other_path, CallKind kind, Call&& call) {
    if (!is_armed()) return call();
    const ResolvedPath from = ResolvedPath::of_entry(folder, path);
    const ResolvedPath to = ResolvedPath::of_entry(other_folder, other_path);
    const bool watched = from.is_watched() || to.is_watched();
    return disturb(watched, changing, -1, [&] {
        const int result = call();
        if (result == 0 && watched) record_call({.kind = kind}, from.text(), to.text());
        return result;
    });
}

}  // namespace

extern "C" {

int mkdir(const char* path, mode_t mode) noexcept {
    static const auto real = next_function<int(const char*, mode_t)>("mkdir");
    return change_entry(AT_FDCWD, path, CallKind::make_folder, [&] { return real(path, mode); });
}

int mkdirat(int folder, const char* path, mode_t mode) noexcept {
    static const auto real = next_function<int(int, const char*, mode_t)>("mkdirat");
    return change_entry(folder, path, CallKind::make_folder, [&] { return real(folder, path, mode); });
}

int rmdir(const char* path) noexcept {
    static const auto real = next_function<int(const char*)>("rmdir");
    return change_entry(AT_FDCWD, path, CallKind::remove_folder, [&] { return real(path); });
}

int unlink(const char* path) noexcept {
    static const auto real = next_function<int(const char*)>("unlink");
    return change_entry(AT_FDCWD, path, CallKind::unlink, [&] { return real(path); });
}

int unlinkat(int folder, const char* path, int flags) noexcept {
    static const auto real = next_function<int(int, const char*, int)>("unlinkat");
    const CallKind kind = (flags & AT_REMOVEDIR) != 0 ? CallKind::remove_folder : CallKind::unlink;
    return change_entry(folder, path, kind, [&] { return real(folder, path, flags); });
}

int remove(const char* path) noexcept {
    static const auto real = next_function<int(const char*)>("remove");
    const CallKind kind = is_armed() && is_folder(path) ? CallKind::remove_folder : CallKind::unlink;
    return change_entry(AT_FDCWD, path, kind, [&] { return real(path); });
}

int rename(const char* path, const char* other_path) noexcept {
    static const auto real = next_function<int(const char*, const char*)>("rename");
    return change_entries(AT_FDCWD, path, AT_FDCWD, other_path, CallKind::rename,
                          [&] { return real(path, other_path); });
}

int renameat(int folder, const char* path, int other_folder, const char* other_path) noexcept {
    static const auto real = next_function<int(int, const char*, int, const char*)>("renameat");
    return change_entries(folder, path, other_folder, other_path, CallKind::rename,
                          [&] { return real(folder, path, other_folder, other_path); });
}

int renameat2(int folder, const char* path, int other_folder, const char* other_path, unsigned flags) noexcept {
    static const auto real = next_function<int(int, const char*, int, const char*, unsigned)>("renameat2");
    // The record has no word for an exchange.
    if ((flags & RENAME_EXCHANGE) != 0 && is_recording()) std::abort();
    return change_entries(folder, path, other_folder, other_path, CallKind::rename,
                          [&] { return real(folder, path, other_folder, other_path, flags); });
}

int link(const char* path, const char* other_path) noexcept {
    static const auto real = next_function<int(const char*, const char*)>("link");
    return change_entries(AT_FDCWD, path, AT_FDCWD, other_path, CallKind::link, [&] { return real(path, other_path); });
}

int linkat(int folder, const char* path, int other_folder, const char* other_path, int flags) noexcept {
    static const auto real = next_function<int(int, const char*, int, const char*, int)>("linkat");
    return change_entries(folder, path, other_folder, other_path, CallKind::link,
                          [&] { return real(folder, path, other_folder, other_path, flags); });
}

}  // extern "C"

}  // namespace kwic::faults
