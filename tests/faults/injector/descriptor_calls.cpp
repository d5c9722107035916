// Opening, closing, duplicating, locking and syncing.
#include "faults/injector/call_recorder.hpp"
#include "faults/injector/interposed_call.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cstdarg>

namespace kwic::faults {
namespace {

constexpr unsigned opening = CallTrait::interruptible | CallTrait::needs_descriptor | CallTrait::names_path;

bool opens_for_change(int flags) noexcept {
    return (flags & O_ACCMODE) != O_RDONLY || (flags & (O_CREAT | O_TRUNC)) != 0;
}

void record_open(int descriptor, bool created, bool truncated) noexcept {
    if (descriptor < 0 || !is_recording()) return;
    const ResolvedPath path = ResolvedPath::of_descriptor(descriptor);
    record_call({.descriptor = descriptor, .kind = CallKind::open_file, .created = created, .truncated = truncated},
                path.text());
}

int open_disturbed(int folder, const char* path, int flags, mode_t mode) {
    static const auto real = next_function<int(int, const char*, int, ...)>("openat");
    const bool follows = (flags & O_NOFOLLOW) == 0;
    const bool watched = follows ? concerns_target(folder, path) : concerns_entry(folder, path);
    const bool is_new = watched && is_recording() && (flags & O_CREAT) != 0 && !is_there(folder, path);
    return disturb(watched, opening | (opens_for_change(flags) ? unsigned{CallTrait::changes} : 0), -1, [&] {
        const int descriptor = real(folder, path, flags, mode);
        if (watched) record_open(descriptor, is_new, (flags & O_TRUNC) != 0);
        return descriptor;
    });
}

// The argument that is only there where a file may be created.
mode_t mode_of(int flags, va_list arguments) noexcept {
    return (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(arguments, mode_t) : 0;
}

int duplicate_disturbed(int descriptor, int (*duplicate)(int, int, int), int wanted, int flags) {
    const bool watched = concerns_descriptor(descriptor);
    return disturb(watched, unsigned{CallTrait::needs_descriptor} | unsigned{CallTrait::interruptible}, -1, [&] {
        const int copy = duplicate(descriptor, wanted, flags);
        if (watched && copy >= 0) {
            record_call({.descriptor = descriptor, .other_descriptor = copy, .kind = CallKind::duplicate});
        }
        return copy;
    });
}

int sync_disturbed(int descriptor, CallKind kind, int (*sync)(int)) {
    const bool watched = concerns_descriptor(descriptor);
    return disturb(watched, unsigned{CallTrait::syncs} | unsigned{CallTrait::interruptible}, -1, [&] {
        const int result = sync(descriptor);
        if (watched && result == 0) record_call({.descriptor = descriptor, .kind = kind});
        return result;
    });
}

unsigned traits_of_command(int command) noexcept {
    switch (command) {
        case F_SETLK:
        case F_SETLKW:
        case F_OFD_SETLK:
        case F_OFD_SETLKW:
            return CallTrait::interruptible;
        case F_DUPFD:
        case F_DUPFD_CLOEXEC:
            return CallTrait::needs_descriptor;
        default:
            return 0;
    }
}

int control_disturbed(int descriptor, int command, void* argument) {
    static const auto real = next_function<int(int, int, ...)>("fcntl");
    const unsigned traits = traits_of_command(command);
    const bool watched = traits != 0 && concerns_descriptor(descriptor);
    return disturb(watched, traits, -1, [&] {
        const int result = real(descriptor, command, argument);
        if (watched && result >= 0 && traits == CallTrait::needs_descriptor) {
            record_call({.descriptor = descriptor, .other_descriptor = result, .kind = CallKind::duplicate});
        }
        return result;
    });
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    return open_disturbed(AT_FDCWD, path, flags, mode);
}

int open64(const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    return open_disturbed(AT_FDCWD, path, flags | O_LARGEFILE, mode);
}

int openat(int folder, const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    return open_disturbed(folder, path, flags, mode);
}

int openat64(int folder, const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    return open_disturbed(folder, path, flags | O_LARGEFILE, mode);
}

int creat(const char* path, mode_t mode) {
    return open_disturbed(AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, mode);
}

int creat64(const char* path, mode_t mode) {
    return open_disturbed(AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC | O_LARGEFILE, mode);
}

// Linux closes the descriptor whatever it reports.
int close(int descriptor) {
    static const auto real = next_function<int(int)>("close");
    if (!concerns_descriptor(descriptor)) return real(descriptor);
    const Fate fate = count_call(CallTrait::interruptible);
    const int result = real(descriptor);
    record_call({.descriptor = descriptor, .kind = CallKind::close_file});
    if (fate.killed) kill_this_process();
    if (fate.error_number == 0) return result;
    errno = fate.error_number;
    return -1;
}

int dup(int descriptor) noexcept {
    static const auto real = next_function<int(int)>("dup");
    return duplicate_disturbed(
        descriptor, [](int from, int, int) { return real(from); }, 0, 0);
}

int dup2(int descriptor, int wanted) noexcept {
    static const auto real = next_function<int(int, int)>("dup2");
    return duplicate_disturbed(
        descriptor, [](int from, int to, int) { return real(from, to); }, wanted, 0);
}

int dup3(int descriptor, int wanted, int flags) noexcept {
    static const auto real = next_function<int(int, int, int)>("dup3");
    return duplicate_disturbed(descriptor, real, wanted, flags);
}

int fcntl(int descriptor, int command, ...) {
    va_list arguments;
    va_start(arguments, command);
    void* argument = va_arg(arguments, void*);
    va_end(arguments);
    return control_disturbed(descriptor, command, argument);
}

int fcntl64(int descriptor, int command, ...) {
    va_list arguments;
    va_start(arguments, command);
    void* argument = va_arg(arguments, void*);
    va_end(arguments);
    return control_disturbed(descriptor, command, argument);
}

int flock(int descriptor, int operation) noexcept {
    static const auto real = next_function<int(int, int)>("flock");
    return disturb(concerns_descriptor(descriptor), CallTrait::interruptible, -1,
                   [&] { return real(descriptor, operation); });
}

int fsync(int descriptor) {
    static const auto real = next_function<int(int)>("fsync");
    return sync_disturbed(descriptor, CallKind::sync_file, real);
}

int fdatasync(int descriptor) {
    static const auto real = next_function<int(int)>("fdatasync");
    return sync_disturbed(descriptor, CallKind::sync_file, real);
}

int syncfs(int descriptor) noexcept {
    static const auto real = next_function<int(int)>("syncfs");
    return sync_disturbed(descriptor, CallKind::sync_filesystem, real);
}

// Not recorded: it promises nothing about the file's metadata.
int sync_file_range(int descriptor, off64_t offset, off64_t bytes, unsigned flags) {
    static const auto real = next_function<int(int, off64_t, off64_t, unsigned)>("sync_file_range");
    return disturb(concerns_descriptor(descriptor), CallTrait::syncs, -1,
                   [&] { return real(descriptor, offset, bytes, flags); });
}

}  // extern "C"

}  // namespace kwic::faults
