#include "storage/folders.hpp"

#include "storage/translate_error.hpp"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <string_view>

namespace kwic {
namespace {

struct CloseFolder {
    void operator()(DIR* folder) const noexcept { ::closedir(folder); }
};

bool is_folder(const std::string& path) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) throw_system_error("look at", path);
    return S_ISDIR(status.st_mode);
}

void delete_contents(const std::string& path, std::vector<std::string>& pending) {
    for (const std::string& name : list_folder(path)) {
        std::string inner = path + '/' + name;
        if (is_folder(inner)) {
            pending.push_back(std::move(inner));
        } else if (::unlink(inner.c_str()) != 0) {
            throw_system_error("delete", inner);
        }
    }
}

}  // namespace

std::vector<std::string> list_folder(const std::string& path) {
    const std::unique_ptr<DIR, CloseFolder> folder(::opendir(path.c_str()));
    if (!folder) {
        if (errno == ENOENT) throw Error(ErrorCode::not_found, "no such file or folder", path);
        throw_system_error("open the folder", path);
    }
    std::vector<std::string> names;
    for (;;) {
        errno = 0;
        const dirent* entry = ::readdir(folder.get());
        if (entry == nullptr && errno != 0) throw_system_error("read the folder", path);
        if (entry == nullptr) break;
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..") names.emplace_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<std::string> list_files_below(const std::string& path) {
    std::vector<std::string> files;
    std::vector<std::string> folders = {{}};
    while (!folders.empty()) {
        const std::string folder = std::move(folders.back());
        folders.pop_back();
        for (const std::string& name : list_folder(path + '/' + folder)) {
            const std::string inner = folder + name;
            if (is_folder(path + '/' + inner)) {
                folders.push_back(inner + '/');
            } else {
                files.push_back(inner);
            }
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

void delete_folder(const std::string& path) {
    std::vector<std::string> pending = {path};
    while (!pending.empty()) {
        const std::string folder = pending.back();
        if (::rmdir(folder.c_str()) == 0 || errno == ENOENT) {
            pending.pop_back();
        } else if (errno == ENOTEMPTY || errno == EEXIST) {
            delete_contents(folder, pending);
        } else {
            throw_system_error("delete", folder);
        }
    }
}

}  // namespace kwic
