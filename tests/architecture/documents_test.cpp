// What the documents say about the tree must be so: links, anchors, file names, quoted code.
#include "architecture/source_tree.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace kwic::source_tree {
namespace {

std::vector<std::string> documents() {
    std::vector<std::string> paths = {"CHANGELOG.md", "CONTRIBUTING.md", "README.md"};
    for (const std::string& path : files_below("docs")) {
        if (path.ends_with(".md")) paths.push_back(path);
    }
    return paths;
}

// Lines outside fenced blocks.
std::vector<std::string> prose_lines(const std::string& markdown) {
    std::vector<std::string> prose;
    bool fenced = false;
    for (const std::string& line : lines_of(markdown)) {
        if (line.starts_with("```")) {
            fenced = !fenced;
        } else if (!fenced) {
            prose.push_back(line);
        }
    }
    return prose;
}

// The anchor that a forge gives to a heading: lower case, punctuation gone, spaces as '-'.
std::string anchor_of(const std::string& heading) {
    std::string anchor;
    for (const char c : heading) {
        if (c >= 'A' && c <= 'Z') {
            anchor += static_cast<char>(c - 'A' + 'a');
        } else if (c == ' ') {
            anchor += '-';
        } else if (c == '-' || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c & 0x80) != 0) {
            anchor += c;
        }
    }
    return anchor;
}

// The second heading of the same words gets "-1", the third "-2".
std::set<std::string> anchors_of(const std::string& markdown) {
    std::set<std::string> anchors;
    std::map<std::string, int> seen;
    for (const std::string& line : prose_lines(markdown)) {
        const std::size_t text = line.find_first_not_of('#');
        if (text == 0 || text == std::string::npos || line[text] != ' ') continue;
        const std::string anchor = anchor_of(line.substr(text + 1));
        const int before = seen[anchor]++;
        anchors.insert(before == 0 ? anchor : anchor + "-" + std::to_string(before));
    }
    return anchors;
}

std::vector<std::string> matches_of(const std::string& line, const std::regex& pattern) {
    std::vector<std::string> found;
    for (std::sregex_iterator match(line.begin(), line.end(), pattern), end; match != end; ++match) {
        found.push_back((*match)[1]);
    }
    return found;
}

// Targets of inline links and of link definitions.
std::vector<std::string> links_in(const std::string& line) {
    static const std::regex inline_link(R"(\]\(([^)\s]+)\))");
    static const std::regex definition(R"(^\[[^\]]+\]:\s*(\S+))");
    std::vector<std::string> links = matches_of(line, inline_link);
    for (const std::string& link : matches_of(line, definition)) links.push_back(link);
    return links;
}

// File names in code spans: whatever begins with one of the root's own folders and holds no placeholder.
std::vector<std::string> paths_in(const std::string& line) {
    static const std::regex path(
        "`((?:\\./)?(?:include|lib|cli|data|tests|docs|examples|bench|cmake|python|\\.ci)/"
        "[A-Za-z0-9_./-]*)`");
    return matches_of(line, path);
}

// What is wrong with a link in the document `path`, or nothing.
std::string fault_of_link(const std::string& path, const std::string& link) {
    if (link.starts_with("https://") || link.starts_with("http://") || link.starts_with("mailto:")) return {};
    const std::size_t hash = link.find('#');
    const std::string file = link.substr(0, hash);
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    const std::string target = file.empty() ? path : (folder / file).lexically_normal().generic_string();
    if (!exists(target)) return target + " does not exist";
    if (hash == std::string::npos || !target.ends_with(".md")) return {};
    return anchors_of(read(target)).contains(link.substr(hash + 1)) ? "" : target + " has no heading for this anchor";
}

// The lines between the two markers, with their common indentation of four spaces taken off.
std::string quick_start_of(const std::string& code) {
    const std::string marker = "    // [quick start]\n";
    const std::size_t begin = code.find(marker);
    const std::size_t end = begin == std::string::npos ? begin : code.find(marker, begin + 1);
    if (end == std::string::npos) return {};
    std::string text;
    for (const std::string& line : lines_of(code.substr(begin + marker.size(), end - begin - marker.size()))) {
        text += (line.starts_with("    ") ? line.substr(4) : line) + "\n";
    }
    return text;
}

TEST(Documents, AnchorsFollowTheHeadings) {
    EXPECT_EQ(anchors_of("# A `kwic` index, 2nd\n```\n# no\n```\n## Files\n## Files\n#no\n"),
              (std::set<std::string>{"a-kwic-index-2nd", "files", "files-1"}));
}

TEST(Documents, LinksAndPathsAreSeen) {
    EXPECT_EQ(links_in("see [a](b.md#c), ![d](e.png)"), (std::vector<std::string>{"b.md#c", "e.png"}));
    EXPECT_EQ(links_in("[name]: docs/x.md"), (std::vector<std::string>{"docs/x.md"}));
    EXPECT_EQ(paths_in("`lib/text/` and `docs/a.md`, not `lib/<layer>/` or `other/x`"),
              (std::vector<std::string>{"lib/text/", "docs/a.md"}));
}

TEST(Documents, BrokenLinksAreTold) {
    EXPECT_EQ(fault_of_link("docs/x.md", "https://example.org"), "");
    EXPECT_EQ(fault_of_link("docs/dependencies.md", "../README.md"), "");
    EXPECT_EQ(fault_of_link("README.md", "docs/nothing.md"), "docs/nothing.md does not exist");
    EXPECT_EQ(fault_of_link("docs/x.md", "../README.md#no-such-heading"), "README.md has no heading for this anchor");
}

TEST(Documents, LinksResolve) {
    for (const std::string& path : documents()) {
        for (const std::string& line : prose_lines(read(path))) {
            for (const std::string& link : links_in(line))
                EXPECT_EQ(fault_of_link(path, link), "") << path << ": " << line;
        }
    }
}

TEST(Documents, FileNamesInCodeSpansExist) {
    for (const std::string& path : documents()) {
        for (const std::string& line : prose_lines(read(path))) {
            for (const std::string& name : paths_in(line)) EXPECT_TRUE(exists(name)) << path << " names " << name;
        }
    }
}

TEST(Documents, ReadmeShowsTheCodeOfTheExample) {
    const std::string code = quick_start_of(read("examples/index_and_search.cpp"));
    ASSERT_FALSE(code.empty());
    EXPECT_EQ(fenced_block(read("README.md"), "cpp"), code);
}

TEST(Documents, DependenciesNameEveryPackage) {
    const std::string text = read("docs/dependencies.md");
    for (const std::string& line : lines_of(read("cmake/debian-packages.txt"))) {
        if (line.empty() || line[0] == '#' || line[0] == '[') continue;
        EXPECT_NE(text.find("`" + line + "`"), std::string::npos) << line;
    }
}

}  // namespace
}  // namespace kwic::source_tree
