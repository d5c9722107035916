// The project's own files, as the tests of the architecture look at them. Paths are relative to the root and use '/'.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::source_tree {

inline std::filesystem::path root() {
    return KWIC_SOURCE_DIR;
}

inline bool exists(const std::string& path) {
    return std::filesystem::exists(root() / path);
}

inline std::string read(const std::string& path) {
    std::ifstream file(root() / path, std::ios::binary);
    EXPECT_TRUE(file) << "cannot read " << path;
    return {std::istreambuf_iterator<char>(file), {}};
}

inline std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

// Every regular file below a folder, sorted; nothing where the folder does not exist.
inline std::vector<std::string> files_below(const std::string& folder) {
    std::vector<std::string> files;
    if (!exists(folder)) return files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root() / folder)) {
        if (entry.is_regular_file()) files.push_back(entry.path().lexically_relative(root()).generic_string());
    }
    std::sort(files.begin(), files.end());
    return files;
}

inline bool is_cpp(const std::string& path) {
    return path.ends_with(".cpp") || path.ends_with(".hpp");
}

inline std::vector<std::string> cpp_files_below(const std::string& folder) {
    std::vector<std::string> files = files_below(folder);
    std::erase_if(files, [](const std::string& path) { return !is_cpp(path); });
    return files;
}

inline std::string file_name(const std::string& path) {
    return path.substr(path.rfind('/') + 1);
}

struct Include {
    std::string name;     // what stands between the delimiters
    bool quoted = false;  // "name", not <name>
    std::size_t line = 0;
};

inline std::vector<Include> includes_of(const std::string& text) {
    std::vector<Include> includes;
    std::size_t number = 0;
    for (const std::string& line : lines_of(text)) {
        ++number;
        const std::size_t hash = line.find_first_not_of(" \t");
        if (hash == std::string::npos || line[hash] != '#') continue;
        const std::size_t word = line.find_first_not_of(" \t", hash + 1);
        if (word == std::string::npos || line.compare(word, 7, "include") != 0) continue;
        const std::size_t begin = line.find_first_of("\"<", word);
        const std::size_t end = begin == std::string::npos ? begin : line.find_first_of("\">", begin + 1);
        if (end == std::string::npos) continue;
        includes.push_back({line.substr(begin + 1, end - begin - 1), line[begin] == '"', number});
    }
    return includes;
}

// The text without what stands behind "//" on each line. Good enough for this project, which has no other comments.
inline std::string without_comments(const std::string& text) {
    std::string code;
    for (const std::string& line : lines_of(text)) code += line.substr(0, line.find("//")) + "\n";
    return code;
}

// The fenced blocks of a Markdown text whose opening fence is exactly ```LABEL.
inline std::vector<std::string> fenced_blocks(const std::string& markdown, const std::string& label) {
    const std::string opening = "\n```" + label + "\n";
    const std::string text = "\n" + markdown;
    std::vector<std::string> blocks;
    for (std::size_t begin = text.find(opening); begin != std::string::npos; begin = text.find(opening, begin + 1)) {
        const std::size_t body = begin + opening.size();
        const std::size_t end = text.find("\n```", body - 1);
        if (end == std::string::npos) break;
        blocks.push_back(text.substr(body, end + 1 - body));
    }
    return blocks;
}

// The first of them; empty if there is none.
inline std::string fenced_block(const std::string& markdown, const std::string& label) {
    const std::vector<std::string> blocks = fenced_blocks(markdown, label);
    return blocks.empty() ? std::string{} : blocks.front();
}

}  // namespace kwic::source_tree
