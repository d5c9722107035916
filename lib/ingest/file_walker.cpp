#include "ingest/file_walker.hpp"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

namespace kwic {

namespace {

constexpr int read_flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;

struct CloseFolder {
    void operator()(DIR* folder) const { ::closedir(folder); }
};

std::string join(const std::string& folder, const std::string& name) {
    return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

bool is_index(int folder) {
    FileState state;
    return read_state_at(folder, "CURRENT", state) && read_state_at(folder, "kwic.lock", state);
}

}  // namespace

FileWalker::FileWalker(std::vector<std::string> paths, std::vector<std::string> excluded_folders,
                       const Account& account)
    : paths_(std::move(paths)), excluded_folders_(std::move(excluded_folders)), account_(account) {}

bool FileWalker::next(OpenFile& file) {
    while (!folders_.empty() || next_path_ < paths_.size()) {
        if (folders_.empty() ? start_path(paths_[next_path_++], file) : take_entry(file)) return true;
    }
    return false;
}

// A given path may be a symbolic link: its owner named it.
bool FileWalker::start_path(const std::string& path, OpenFile& file) {
    FileState state;
    if (!read_state_at(AT_FDCWD, path.c_str(), state)) {
        report_error(path, errno);
        return false;
    }
    file.path = path;
    if (state.type == FileType::other) {
        account_.report_skipped(path, "not-a-file", "neither a regular file nor a folder");
        return false;
    }
    FileDescriptor descriptor(::open(path.c_str(), read_flags));
    if (!descriptor.is_open() || !read_state(descriptor.get(), state)) {
        report_error(path, errno);
        return false;
    }
    if (state.type == FileType::folder) {
        enter(path, std::move(descriptor), state);
        return false;
    }
    file.descriptor = std::move(descriptor);
    file.state = state;
    return state.type == FileType::regular;
}

bool FileWalker::take_entry(OpenFile& file) {
    Folder& folder = folders_.back();
    if (folder.next_entry == folder.entries.size()) {
        folders_.pop_back();
        return false;
    }
    const Entry entry = std::move(folder.entries[folder.next_entry++]);
    if (entry.type == FileType::folder) {
        enter_child(folder, entry.name);
        return false;
    }
    file.path = join(folder.path, entry.name);
    return open_regular(folder.descriptor.get(), entry.name, file);
}

bool FileWalker::open_regular(int folder, const std::string& name, OpenFile& file) {
    file.descriptor = FileDescriptor(::openat(folder, name.c_str(), read_flags | O_NOFOLLOW));
    if (!file.descriptor.is_open() || !read_state(file.descriptor.get(), file.state)) {
        report_error(file.path, errno);
        return false;
    }
    if (file.state.type == FileType::regular) return true;
    account_.report_skipped(file.path, "not-a-file", "neither a regular file nor a folder");
    return false;
}

void FileWalker::enter_child(const Folder& parent, const std::string& name) {
    std::string path = join(parent.path, name);
    if (folders_.size() >= max_folder_depth) {
        return account_.report_skipped(path, "too-deep", "too many folders within folders");
    }
    FileDescriptor descriptor(::openat(parent.descriptor.get(), name.c_str(), read_flags | O_NOFOLLOW | O_DIRECTORY));
    FileState state;
    if (!descriptor.is_open() || !read_state(descriptor.get(), state)) return report_error(path, errno);
    enter(std::move(path), std::move(descriptor), state);
}

void FileWalker::enter(std::string path, FileDescriptor descriptor, const FileState& state) {
    if (!may_enter(path, descriptor.get(), state)) return;
    Folder folder;
    folder.path = std::move(path);
    folder.descriptor = std::move(descriptor);
    if (!list(folder)) return report_error(folder.path, errno);
    std::sort(folder.entries.begin(), folder.entries.end(),
              [](const Entry& left, const Entry& right) { return left.sort_key < right.sort_key; });
    folders_.push_back(std::move(folder));
}

bool FileWalker::may_enter(const std::string& path, int descriptor, const FileState& state) const {
    const auto is_same = [&](const std::string& excluded) {
        FileState other;
        return read_state_at(AT_FDCWD, excluded.c_str(), other) && other.device == state.device &&
               other.inode == state.inode;
    };
    if (std::any_of(excluded_folders_.begin(), excluded_folders_.end(), is_same)) {
        account_.report_skipped(path, "excluded", "a folder that is not to be read");
        return false;
    }
    if (!is_index(descriptor)) return true;
    account_.report_skipped(path, "index", "a folder that holds an index");
    return false;
}

// False with errno set.
bool FileWalker::list(Folder& folder) const {
    FileDescriptor copy(::openat(folder.descriptor.get(), ".", read_flags | O_DIRECTORY));
    if (!copy.is_open()) return false;
    const std::unique_ptr<DIR, CloseFolder> stream(::fdopendir(copy.get()));
    if (!stream) return false;
    copy.release();
    errno = 0;
    while (const dirent* entry = ::readdir(stream.get())) {
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..") add_entry(folder, entry->d_name);
        errno = 0;
    }
    return errno == 0;
}

void FileWalker::add_entry(Folder& folder, const char* name) const {
    const std::string path = join(folder.path, name);
    if (name[0] == '.') return account_.report_skipped(path, "hidden", "its name begins with a dot");
    struct stat status;
    if (::fstatat(folder.descriptor.get(), name, &status, AT_SYMLINK_NOFOLLOW) != 0) return report_error(path, errno);
    if (S_ISLNK(status.st_mode)) return account_.report_skipped(path, "symlink", "symbolic links are not followed");
    if (!S_ISDIR(status.st_mode) && !S_ISREG(status.st_mode)) {
        return account_.report_skipped(path, "not-a-file", "neither a regular file nor a folder");
    }
    const bool is_folder = S_ISDIR(status.st_mode);
    folder.entries.push_back({.name = name,
                              .sort_key = is_folder ? std::string(name) + "/" : std::string(name),
                              .type = is_folder ? FileType::folder : FileType::regular});
}

void FileWalker::report_error(const std::string& path, int code) const {
    account_.report_skipped(path, "unreadable", describe_error(code));
}

}  // namespace kwic
