#include "search/path_pattern.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kwic {
namespace {

TEST(PathPattern, NamesAFileOrAFolderFromASlashOn) {
    struct Case {
        std::string pattern;
        std::string path;
        bool matches;
    };
    const std::vector<Case> cases = {
        {"/a/b/c.txt", "/a/b/c.txt", true},
        {"/a/b", "/a/b/c.txt", true},
        {"/a/b/", "/a/b/c.txt", true},
        {"/b", "/a/b/c.txt", false},
        {"b", "/a/b/c.txt", true},
        {"c.txt", "/a/b/c.txt", true},
        {"b/c.txt", "/a/b/c.txt", true},
        {".txt", "/a/b/c.txt", false},
        {"c", "/a/b/c.txt", false},
        {"*.txt", "/a/b/c.txt", true},
        {"a/*.txt", "/a/b/c.txt", false},
        {"a/**.txt", "/a/b/c.txt", true},
        {"a/**/c.txt", "/a/b/c.txt", true},
        {"b/**/c.txt", "/a/b/c.txt", true},
        {"a/**", "/a/b/c.txt", true},
        {"a/*", "/a/b/c.txt", true},
        {"?.txt", "/a/b/c.txt", true},
        {"a?b", "/a/b/c.txt", false},
        {"./b/c.txt", "/a/b/c.txt", true},
        {"C.txt", "/a/b/c.txt", false},
        {"a.zip!/x", "/d/a.zip!/x", true},
        {"/", "/a/b/c.txt", true},
        {"notes.jsonl", "notes.jsonl", true},
    };
    for (const Case& c : cases) {
        EXPECT_EQ(PathPattern(c.pattern).matches(c.path), c.matches) << c.pattern << " in " << c.path;
    }
}

}  // namespace
}  // namespace kwic
