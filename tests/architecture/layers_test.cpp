// Who may include whom. The order of the layers is read from docs/architecture.md, the block fenced as "layers".
#include "architecture/source_tree.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace kwic::source_tree {
namespace {

// Lowest first: the first word of each line of the block.
std::vector<std::string> layers_in(const std::string& document) {
    std::vector<std::string> layers;
    for (const std::string& line : lines_of(fenced_block(document, "layers"))) {
        const std::string name = line.substr(0, line.find_first_of(" /\t"));
        if (!name.empty()) layers.push_back(name);
    }
    return layers;
}

std::vector<std::string> documented_layers() {
    return layers_in(read("docs/architecture.md"));
}

// "text" for "text/fold.hpp"; empty for a file without a folder.
std::string layer_of(const std::string& path_in_lib) {
    const std::size_t slash = path_in_lib.find('/');
    return slash == std::string::npos ? "" : path_in_lib.substr(0, slash);
}

// What is wrong with an include of lib/`includer`, or nothing. Files directly in lib/ stand above every layer.
std::string fault_of_include(const std::vector<std::string>& layers, const std::string& includer,
                             const std::string& included) {
    const auto height = [&](const std::string& path) {
        return std::find(layers.begin(), layers.end(), layer_of(path)) - layers.begin();
    };
    if (!layer_of(included).empty() && height(included) == std::ssize(layers)) return "is in no layer";
    if (height(included) > height(includer)) return "is a higher layer";
    return {};
}

bool is_xapian(const Include& include) {
    return include.name.starts_with("xapian");
}
bool is_icu(const Include& include) {
    return include.name.starts_with("unicode/");
}

bool may_use_xapian(const std::string& path) {
    return path.starts_with("lib/storage/") || path.starts_with("lib/vocabulary/") || path.starts_with("lib/topk/") ||
           path.starts_with("lib/indexing/") || path.starts_with("lib/search/") || path == "lib/glass/known_format.cpp";
}

// What follows "Xapian::" in the code.
std::set<std::string> xapian_names_in(const std::string& code) {
    static const std::regex name("Xapian::(\\w+)");
    std::set<std::string> names;
    for (std::sregex_iterator match(code.begin(), code.end(), name), end; match != end; ++match) {
        names.insert((*match)[1]);
    }
    return names;
}

// Headers of the C++ library have neither a folder nor an extension. The others are POSIX: what a command needs to know
// its terminal, its signals and its files.
bool is_system_header(const std::string& name) {
    static const std::set<std::string> posix = {"dirent.h",    "fcntl.h",    "poll.h",     "signal.h",  "sys/inotify.h",
                                                "sys/ioctl.h", "sys/stat.h", "sys/wait.h", "termios.h", "unistd.h"};
    return posix.contains(name) || name.find_first_of("/.") == std::string::npos;
}

bool is_public_program_header(const std::string& name) {
    return name.starts_with("kwic/") || name.starts_with("CLI/") || name.starts_with("nlohmann/") ||
           is_system_header(name);
}

TEST(Layers, AreReadFromAFencedBlock) {
    EXPECT_EQ(layers_in("# Map\n```\nno\n```\n```layers\ntext     words\nanalysis/\n\n```\nrest\n"),
              (std::vector<std::string>{"text", "analysis"}));
    EXPECT_TRUE(layers_in("no block\n").empty());
}

TEST(Layers, NamesOfXapianAreSeen) {
    EXPECT_EQ(xapian_names_in("Xapian::Stem a; std::vector<Xapian::Query> b;"),
              (std::set<std::string>{"Query", "Stem"}));
}

TEST(Layers, FaultsAreTold) {
    const std::vector<std::string> layers = {"text", "analysis", "search"};
    EXPECT_EQ(fault_of_include(layers, "search/a.cpp", "text/b.hpp"), "");
    EXPECT_EQ(fault_of_include(layers, "text/a.cpp", "text/b.hpp"), "");
    EXPECT_EQ(fault_of_include(layers, "index.cpp", "search/b.hpp"), "");
    EXPECT_EQ(fault_of_include(layers, "index.cpp", "builder_impl.hpp"), "");
    EXPECT_EQ(fault_of_include(layers, "text/a.cpp", "search/b.hpp"), "is a higher layer");
    EXPECT_EQ(fault_of_include(layers, "text/a.cpp", "builder_impl.hpp"), "is a higher layer");
    EXPECT_EQ(fault_of_include(layers, "text/a.cpp", "misc/b.hpp"), "is in no layer");
}

TEST(Layers, EveryFolderOfTheLibraryIsInTheDocumentedList) {
    const std::vector<std::string> layers = documented_layers();
    ASSERT_FALSE(layers.empty()) << "docs/architecture.md has no block fenced as ```layers";
    for (const std::string& path : files_below("lib")) {
        const std::string layer = layer_of(path.substr(4));
        EXPECT_TRUE(layer.empty() || std::count(layers.begin(), layers.end(), layer) == 1)
            << "lib/" << layer << " is not in the list of layers in docs/architecture.md";
    }
}

TEST(Layers, LibraryIncludesOnlyDownward) {
    const std::vector<std::string> layers = documented_layers();
    for (const std::string& path : cpp_files_below("lib")) {
        for (const Include& include : includes_of(read(path))) {
            if (!include.quoted) continue;
            EXPECT_TRUE(exists("lib/" + include.name))
                << path << ":" << include.line << ": name \"" << include.name << "\" from lib/ on";
            const std::string fault = fault_of_include(layers, path.substr(4), include.name);
            EXPECT_EQ(fault, "") << path << ":" << include.line << ": " << include.name << " " << fault;
        }
    }
}

TEST(Layers, IcuIsUsedByTextOnly) {
    for (const std::string& path : cpp_files_below("lib")) {
        if (path.starts_with("lib/text/")) continue;
        for (const Include& include : includes_of(read(path))) {
            EXPECT_FALSE(is_icu(include)) << path << ":" << include.line << ": ICU belongs to lib/text";
        }
    }
}

TEST(Layers, XapianIsUsedByTheIndexOnlyAndItsStemmersByAnalysis) {
    for (const std::string& path : cpp_files_below("lib")) {
        if (may_use_xapian(path)) continue;
        const std::string text = read(path);
        const bool is_analysis = path.starts_with("lib/analysis/");
        for (const Include& include : includes_of(text)) {
            EXPECT_FALSE(is_xapian(include) && !is_analysis) << path << ":" << include.line << ": " << include.name;
        }
        for (const std::string& name : xapian_names_in(without_comments(text))) {
            EXPECT_TRUE(is_analysis && (name == "Stem" || name == "version_string"))
                << path << " uses Xapian::" << name;
        }
    }
}

TEST(Layers, LibraryAssertsNothing) {
    for (const std::string& path : cpp_files_below("lib")) {
        for (const Include& include : includes_of(read(path))) {
            EXPECT_TRUE(include.name != "cassert" && include.name != "assert.h") << path << ":" << include.line;
        }
    }
}

TEST(Layers, CommandAndExamplesUsePublicHeadersOnly) {
    for (const std::string folder : {"cli", "examples"}) {
        for (const std::string& path : cpp_files_below(folder)) {
            for (const Include& include : includes_of(read(path))) {
                const bool allowed =
                    include.quoted ? exists(folder + "/" + include.name) : is_public_program_header(include.name);
                EXPECT_TRUE(allowed) << path << ":" << include.line << ": " << include.name;
            }
        }
    }
}

TEST(Layers, PublicHeadersNameNoThirdParty) {
    for (const std::string& path : cpp_files_below("include")) {
        const std::string text = read(path);
        for (const Include& include : includes_of(text)) {
            EXPECT_FALSE(include.quoted) << path << ":" << include.line << ": public headers use <kwic/...>";
            EXPECT_TRUE(include.name.starts_with("kwic/") || is_system_header(include.name))
                << path << ":" << include.line << ": " << include.name;
        }
        for (const char* name :
             {"Xapian::", "icu::", "UChar", "simdjson::", "xmlDoc", "ZSTD_", "nlohmann::", "CLD2::"}) {
            EXPECT_EQ(without_comments(text).find(name), std::string::npos) << path << " names " << name;
        }
    }
}

}  // namespace
}  // namespace kwic::source_tree
