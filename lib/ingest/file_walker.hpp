// From paths to open regular files, in a fixed order, with an account of everything passed over.
#pragma once

#include "ingest/account.hpp"
#include "ingest/file_descriptor.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace kwic {

// A regular file, open for reading at its beginning.
struct OpenFile {
    std::string path;  // the given path joined with the relative one
    FileDescriptor descriptor;
    FileState state;
};

// Folders deeper than this below a given path are passed over.
inline constexpr std::size_t max_folder_depth = 128;

// Walks over the paths in the order given; below a folder, in the byte order of the files' paths. Inside folders
// symbolic links are never followed and nothing but regular files is opened for reading. Reasons in the account:
// "hidden", "symlink", "not-a-file", "unreadable", "excluded", "index" (a folder with CURRENT and kwic.lock),
// "too-deep". Thread rule: one thread at a time; `account` must outlive the walker.
class FileWalker {
  public:
    FileWalker(std::vector<std::string> paths, std::vector<std::string> excluded_folders, const Account& account);

    // The next file; false at the end.
    bool next(OpenFile& file);

  private:
    struct Entry {
        std::string name;
        std::string sort_key;  // the name, with a slash after it for a folder: sorts as whole paths do
        FileType type = FileType::other;
    };
    struct Folder {
        std::string path;
        FileDescriptor descriptor;
        std::vector<Entry> entries;
        std::size_t next_entry = 0;
    };

    bool start_path(const std::string& path, OpenFile& file);
    bool take_entry(OpenFile& file);
    bool open_regular(int folder, const std::string& name, OpenFile& file);
    void enter(std::string path, FileDescriptor descriptor, const FileState& state);
    void enter_child(const Folder& parent, const std::string& name);
    [[nodiscard]] bool may_enter(const std::string& path, int descriptor, const FileState& state) const;
    bool list(Folder& folder) const;
    void add_entry(Folder& folder, const char* name) const;
    void report_error(const std::string& path, int code) const;

    std::vector<std::string> paths_;
    std::vector<std::string> excluded_folders_;
    const Account& account_;
    std::size_t next_path_ = 0;
    std::vector<Folder> folders_;  // from the given one to the one being read
};

}  // namespace kwic
