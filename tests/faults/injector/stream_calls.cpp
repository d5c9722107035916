// Streams of files and of folders. The C library's own reads and writes of a stream are out of the injector's reach,
// but libstdc++ makes its own with the stream's descriptor.
#include "faults/injector/call_recorder.hpp"
#include "faults/injector/interposed_call.hpp"

#include <dirent.h>
#include <fcntl.h>

#include <cstdio>

namespace kwic::faults {
namespace {

constexpr unsigned opening = CallTrait::interruptible | CallTrait::needs_descriptor | CallTrait::names_path;

FILE* open_stream(const char* path, const char* mode, FILE* (*real)(const char*, const char*)) {
    const bool watched = concerns_target(AT_FDCWD, path);
    const bool changes = *mode != 'r' || mode[1] == '+' || (mode[1] != '\0' && mode[2] == '+');
    const bool is_new = watched && is_recording() && !is_there(AT_FDCWD, path);
    return disturb(watched, opening | (changes ? unsigned{CallTrait::changes} : 0), static_cast<FILE*>(nullptr), [&] {
        FILE* stream = real(path, mode);
        if (watched && stream != nullptr) {
            const int descriptor = ::fileno(stream);
            record_call(
                {.descriptor = descriptor, .kind = CallKind::open_file, .created = is_new, .truncated = *mode == 'w'},
                ResolvedPath::of_descriptor(descriptor).text());
        }
        return stream;
    });
}

template <class Entry>
Entry* read_entry(DIR* folder, Entry* (*real)(DIR*)) {
    const bool watched = is_armed() && concerns_descriptor(::dirfd(folder));
    return disturb(watched, 0, static_cast<Entry*>(nullptr), [&] { return real(folder); });
}

}  // namespace

extern "C" {

FILE* fopen(const char* path, const char* mode) {
    static const auto real = next_function<FILE*(const char*, const char*)>("fopen");
    return open_stream(path, mode, real);
}

FILE* fopen64(const char* path, const char* mode) {
    static const auto real = next_function<FILE*(const char*, const char*)>("fopen64");
    return open_stream(path, mode, real);
}

int fclose(FILE* stream) {
    static const auto real = next_function<int(FILE*)>("fclose");
    const int descriptor = ::fileno(stream);
    if (!concerns_descriptor(descriptor)) return real(stream);
    const Fate fate = count_call(CallTrait::interruptible);
    const int result = real(stream);
    record_call({.descriptor = descriptor, .kind = CallKind::close_file});
    if (fate.killed) kill_this_process();
    if (fate.error_number == 0) return result;
    errno = fate.error_number;
    return EOF;
}

DIR* opendir(const char* path) {
    static const auto real = next_function<DIR*(const char*)>("opendir");
    const bool watched = concerns_target(AT_FDCWD, path);
    return disturb(watched, opening, static_cast<DIR*>(nullptr), [&] {
        DIR* folder = real(path);
        if (watched && folder != nullptr) {
            const int descriptor = ::dirfd(folder);
            record_call({.descriptor = descriptor, .kind = CallKind::open_file},
                        ResolvedPath::of_descriptor(descriptor).text());
        }
        return folder;
    });
}

DIR* fdopendir(int descriptor) {
    static const auto real = next_function<DIR*(int)>("fdopendir");
    return disturb(concerns_descriptor(descriptor), 0, static_cast<DIR*>(nullptr), [&] { return real(descriptor); });
}

dirent* readdir(DIR* folder) {
    static const auto real = next_function<dirent*(DIR*)>("readdir");
    return read_entry(folder, real);
}

dirent64* readdir64(DIR* folder) {
    static const auto real = next_function<dirent64*(DIR*)>("readdir64");
    return read_entry(folder, real);
}

int closedir(DIR* folder) {
    static const auto real = next_function<int(DIR*)>("closedir");
    if (is_armed() && is_recording()) {
        const int descriptor = ::dirfd(folder);
        if (concerns_descriptor(descriptor)) record_call({.descriptor = descriptor, .kind = CallKind::close_file});
    }
    return real(folder);
}

}  // extern "C"

}  // namespace kwic::faults
