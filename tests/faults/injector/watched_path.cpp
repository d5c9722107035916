#include "faults/injector/watched_path.hpp"

#include "faults/injector/fault_state.hpp"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

namespace kwic::faults {
namespace {

// Ready before any constructor of another object arms the injector.
constinit ResolvedPath watched;

// The system's own calls, past the ones that the injector has in their place.
int open_place(int folder, const char* path, int flags) noexcept {
    return static_cast<int>(::syscall(SYS_openat, folder, path, flags | O_PATH | O_CLOEXEC, 0));
}

void close_place(int descriptor) noexcept {
    ::syscall(SYS_close, descriptor);
}

void print_descriptor_path(int descriptor, char* text) noexcept {
    constexpr std::string_view prefix = "/proc/self/fd/";
    std::copy(prefix.begin(), prefix.end(), text);
    char digits[12];
    std::size_t count = 0;
    for (auto rest = static_cast<unsigned>(descriptor); count == 0 || rest > 0; rest /= 10) {
        digits[count++] = static_cast<char>('0' + rest % 10);
    }
    std::reverse_copy(digits, digits + count, text + prefix.size());
    text[prefix.size() + count] = '\0';
}

std::string_view without_trailing_slashes(const char* path) noexcept {
    std::string_view view = path;
    while (view.size() > 1 && view.back() == '/') view.remove_suffix(1);
    return view;
}

}  // namespace

ResolvedPath ResolvedPath::of_descriptor(int descriptor) noexcept {
    const ErrnoKeeper keeper;
    ResolvedPath path;
    if (descriptor < 0) return path;
    char link[32];
    print_descriptor_path(descriptor, link);
    const long length = ::syscall(SYS_readlinkat, AT_FDCWD, link, path.text_, sizeof path.text_);
    if (length > 0) path.length_ = static_cast<std::size_t>(length);
    return path;
}

ResolvedPath ResolvedPath::of_entry(int folder, const char* path) noexcept {
    const ErrnoKeeper keeper;
    const std::string_view whole = without_trailing_slashes(path);
    const std::size_t slash = whole.rfind('/');
    const std::string_view name = slash == std::string_view::npos ? whole : whole.substr(slash + 1);
    char parent[PATH_MAX] = ".";
    if (slash != std::string_view::npos) {
        if (slash + 2 > sizeof parent) return {};
        const std::size_t length = std::max<std::size_t>(slash, 1);
        std::memcpy(parent, whole.data(), length);
        parent[length] = '\0';
    }
    const int place = open_place(folder, parent, O_DIRECTORY);
    if (place < 0) return {};
    ResolvedPath resolved = of_descriptor(place);
    close_place(place);
    if (resolved.length_ + 1 + name.size() > sizeof resolved.text_) return {};
    if (resolved.text() != "/") resolved.text_[resolved.length_++] = '/';
    std::copy(name.begin(), name.end(), resolved.text_ + resolved.length_);
    resolved.length_ += name.size();
    return resolved;
}

ResolvedPath ResolvedPath::of_target(int folder, const char* path) noexcept {
    const ErrnoKeeper keeper;
    const int place = open_place(folder, path, 0);
    if (place < 0) return of_entry(folder, path);
    const ResolvedPath resolved = of_descriptor(place);
    close_place(place);
    return resolved;
}

bool ResolvedPath::is_watched() const noexcept {
    const std::string_view folder = watched.text();
    const std::string_view path = text();
    return !folder.empty() && path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

void watch_folder(const char* folder) noexcept {
    watched = folder == nullptr ? ResolvedPath() : ResolvedPath::of_target(AT_FDCWD, folder);
}

bool is_there(int folder, const char* path) noexcept {
    const ErrnoKeeper keeper;
    const int place = open_place(folder, path, O_NOFOLLOW);
    if (place < 0) return false;
    close_place(place);
    return true;
}

}  // namespace kwic::faults
