// Names, sizes and places of files.
#include "architecture/source_tree.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace kwic::source_tree {
namespace {

constexpr std::ptrdiff_t max_lines = 400;

// Files that may be longer, each with the reason.
const std::map<std::string, std::string>& long_files() {
    static const std::map<std::string, std::string> files = {};
    return files;
}

std::vector<std::string> all_code() {
    std::vector<std::string> files;
    for (const std::string folder : {"lib", "cli", "include"}) {
        for (const std::string& path : cpp_files_below(folder)) files.push_back(path);
    }
    return files;
}

// Words that say nothing about what is inside. A word ends at '_' or at the extension.
bool has_empty_name(const std::string& path) {
    static const std::set<std::string> empty_words = {"util",     "utils",  "helper", "helpers", "manager",
                                                      "managers", "common", "misc",   "stuff"};
    const std::string name = file_name(path);
    const std::string stem = name.substr(0, name.find('.'));
    for (std::size_t begin = 0; begin <= stem.size();) {
        const std::size_t end = std::min(stem.find('_', begin), stem.size());
        if (empty_words.contains(stem.substr(begin, end - begin))) return true;
        begin = end + 1;
    }
    return false;
}

bool is_snake_case(const std::string& path) {
    return file_name(path).find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.") == std::string::npos;
}

TEST(Files, EmptyNamesAreSeen) {
    EXPECT_TRUE(has_empty_name("lib/text/util.hpp"));
    EXPECT_TRUE(has_empty_name("lib/text/string_utils.cpp"));
    EXPECT_TRUE(has_empty_name("cli/index_manager.cpp"));
    EXPECT_FALSE(has_empty_name("lib/text/uncommon_words.cpp"));
}

TEST(Files, NamesSayWhatIsInside) {
    std::vector<std::string> files = all_code();
    for (const std::string folder : {"tests", "examples"}) {
        for (const std::string& path : cpp_files_below(folder)) files.push_back(path);
    }
    for (const std::string& path : files) {
        EXPECT_FALSE(has_empty_name(path)) << path;
        EXPECT_TRUE(is_snake_case(path)) << path;
    }
}

TEST(Files, AreShortOrAreNamedWithAReason) {
    for (const std::string& path : all_code()) {
        const std::string text = read(path);
        const auto lines = std::count(text.begin(), text.end(), '\n');
        EXPECT_TRUE(lines <= max_lines || long_files().contains(path)) << path << " has " << lines << " lines";
    }
    for (const auto& [path, reason] : long_files()) {
        EXPECT_TRUE(exists(path)) << path << " is excused but does not exist";
        EXPECT_FALSE(reason.empty()) << path;
    }
}

TEST(Files, UmbrellaIncludesEveryPublicHeader) {
    std::set<std::string> included;
    for (const Include& include : includes_of(read("include/kwic/kwic.hpp"))) included.insert(include.name);
    for (const std::string& path : cpp_files_below("include")) {
        const std::string name = path.substr(std::string("include/").size());
        // The macro of export.hpp is of no use to a program; evaluation is a subject of its own.
        if (name == "kwic/kwic.hpp" || name == "kwic/export.hpp" || name == "kwic/evaluation.hpp") continue;
        EXPECT_TRUE(included.contains(name)) << "kwic.hpp does not include " << name;
    }
}

TEST(Files, HeadersAreIncludedOnce) {
    for (const std::string& path : all_code()) {
        if (!path.ends_with(".hpp")) continue;
        EXPECT_NE(("\n" + read(path)).find("\n#pragma once\n"), std::string::npos) << path;
    }
}

TEST(Files, RootHoldsOnlyWhatBelongsThere) {
    const std::set<std::string> allowed = {"CHANGELOG.md",
                                           "CMakeLists.txt",
                                           "CMakePresets.json",
                                           "CMakeUserPresets.json",
                                           "CONTRIBUTING.md",
                                           "LICENSE",
                                           "README.md",
                                           "bench",
                                           "build",
                                           "cli",
                                           "cmake",
                                           "data",
                                           "demo",
                                           "docs",
                                           "examples",
                                           "include",
                                           "lib",
                                           "python",
                                           "test",
                                           "tests"};
    for (const auto& entry : std::filesystem::directory_iterator(root())) {
        const std::string name = entry.path().filename().string();
        EXPECT_TRUE(name.starts_with(".") || allowed.contains(name)) << name;
    }
}

TEST(Files, EveryTestIsBuilt) {
    for (const std::string& path : cpp_files_below("tests")) {
        if (!path.ends_with("_test.cpp")) continue;
        const std::ptrdiff_t most = path.starts_with("tests/faults/") ? 3 : 2;
        const std::ptrdiff_t depth = std::count(path.begin(), path.end(), '/');
        EXPECT_TRUE(depth == 2 || depth == most) << path << " is not where tests are looked for";
    }
}

TEST(Files, PackageListHasEveryPackageOnce) {
    std::set<std::string> seen;
    for (const std::string& line : lines_of(read("cmake/debian-packages.txt"))) {
        if (line.empty() || line[0] == '#' || line[0] == '[') continue;
        EXPECT_TRUE(seen.insert(line).second) << line << " is listed twice";
    }
    EXPECT_TRUE(seen.contains("libxapian-dev"));
}

}  // namespace
}  // namespace kwic::source_tree
