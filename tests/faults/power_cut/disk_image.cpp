#include "faults/power_cut/disk_image.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>
#include <utility>

namespace kwic::faults {
namespace {

namespace fs = std::filesystem;

std::string read_bytes(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) throw std::runtime_error("cannot open " + path);
    std::string bytes(fs::file_size(path), '\0');
    const ssize_t got = ::pread(file, bytes.data(), bytes.size(), 0);
    ::close(file);
    if (got != static_cast<ssize_t>(bytes.size())) throw std::runtime_error("cannot read " + path);
    return bytes;
}

void write_bytes(const std::string& path, const std::string& bytes) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0) throw std::runtime_error("cannot create " + path);
    const ssize_t done = ::write(file, bytes.data(), bytes.size());
    ::close(file);
    if (done != static_cast<ssize_t>(bytes.size())) throw std::runtime_error("cannot write " + path);
}

}  // namespace

DiskImage read_image(const std::string& folder) {
    DiskImage image;
    std::map<std::pair<dev_t, ino_t>, std::size_t> seen;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        const std::string path = entry.path().string();
        std::string name = path.substr(folder.size() + 1);
        if (entry.is_directory()) {
            image.folders.insert(std::move(name));
            continue;
        }
        struct stat status {};
        if (::stat(path.c_str(), &status) != 0) throw std::runtime_error("cannot see " + path);
        const auto [place, is_new] = seen.try_emplace({status.st_dev, status.st_ino}, image.contents.size());
        if (is_new) image.contents.push_back(read_bytes(path));
        image.files.emplace(std::move(name), place->second);
    }
    return image;
}

void write_image(const DiskImage& image, const std::string& folder) {
    fs::create_directories(folder);
    const std::string place = folder + '/';
    for (const std::string& name : image.folders) {
        const std::string path = place + name;
        if (::mkdir(path.c_str(), 0777) != 0) throw std::runtime_error("cannot create " + path);
    }
    std::vector<std::string> written(image.contents.size());
    for (const auto& [name, content] : image.files) {
        const std::string path = place + name;
        std::string& first = written[content];
        if (first.empty()) {
            write_bytes(path, image.contents[content]);
            first = path;
        } else if (::link(first.c_str(), path.c_str()) != 0) {
            throw std::runtime_error("cannot link " + path);
        }
    }
}

std::string difference(const DiskImage& first, const DiskImage& second) {
    for (const std::string& name : first.folders) {
        if (!second.folders.contains(name)) return "no folder " + name;
    }
    for (const std::string& name : second.folders) {
        if (!first.folders.contains(name)) return "another folder " + name;
    }
    for (const auto& [name, content] : first.files) {
        const auto other = second.files.find(name);
        if (other == second.files.end()) return "no file " + name;
        if (first.contents[content] != second.contents[other->second]) return "another content of " + name;
    }
    for (const auto& [name, content] : second.files) {
        if (!first.files.contains(name)) return "another file " + name;
    }
    return {};
}

}  // namespace kwic::faults
