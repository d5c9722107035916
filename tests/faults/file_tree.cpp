#include "faults/file_tree.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace kwic::faults {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write_file(const fs::path& path, const std::string& bytes) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

}  // namespace

FileTree read_tree(const std::string& folder) {
    FileTree tree;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        tree[entry.path().lexically_relative(folder).generic_string()] = read_file(entry.path());
    }
    return tree;
}

std::vector<std::string> differences(const FileTree& before, const FileTree& after) {
    std::vector<std::string> paths;
    for (const auto& [path, bytes] : before) {
        const auto other = after.find(path);
        if (other == after.end() || other->second != bytes) paths.push_back(path);
    }
    for (const auto& [path, bytes] : after) {
        if (!before.contains(path)) paths.push_back(path);
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

void change_folder(const std::string& folder, const FileTree& before, const FileTree& after) {
    for (const std::string& name : differences(before, after)) {
        const fs::path path = fs::path(folder) / name;
        const auto wanted = after.find(name);
        if (wanted == after.end()) {
            fs::remove(path);
        } else {
            write_file(path, wanted->second);
        }
    }
}

}  // namespace kwic::faults
