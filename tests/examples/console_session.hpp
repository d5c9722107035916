// Sessions on the command line, as the documents show them in blocks of ```console: each line after "$ " is a command,
// and what follows is its output.
#pragma once

#include "architecture/source_tree.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace kwic {

struct Step {
    std::string command;
    std::string output;
};

inline std::vector<Step> steps_in(const std::string& session) {
    std::vector<Step> steps;
    for (const std::string& line : source_tree::lines_of(session)) {
        if (line.starts_with("$ ")) {
            steps.push_back({line.substr(2), ""});
        } else if (!steps.empty()) {
            steps.back().output += line + "\n";
        }
    }
    return steps;
}

// A folder with a copy of data/sample, as the root of the project has it; removed in the end.
class SampleFolder {
  public:
    SampleFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "kwic-readme-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) return;
        path_ = name;
        std::filesystem::create_directory(path_ / "data");
        std::filesystem::copy(source_tree::root() / "data/sample", path_ / "data/sample",
                              std::filesystem::copy_options::recursive);
    }
    SampleFolder(const SampleFolder&) = delete;
    SampleFolder& operator=(const SampleFolder&) = delete;
    ~SampleFolder() { std::filesystem::remove_all(path_); }

    [[nodiscard]] std::string path() const { return path_.string(); }

  private:
    std::filesystem::path path_;
};

// What a command prints on standard output, run in `folder` with the kwic of this build first in PATH.
inline std::string output_of(const std::string& command, const std::string& folder) {
    const std::string programs = std::filesystem::path(KWIC_BINARY).parent_path().string();
    const std::string shell = "unset KWIC_INDEX NO_COLOR; PATH='" + programs + "':\"$PATH\"; cd '" + folder + "' && " +
                              command + " 2>/dev/null";
    FILE* pipe = popen(shell.c_str(), "r");
    if (pipe == nullptr) return "popen failed";
    std::string output;
    std::array<char, 4096> buffer{};
    for (std::size_t got = 0; (got = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
        output.append(buffer.data(), got);
    }
    const int status = pclose(pipe);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << command << ": status " << status;
    return output;
}

// All blocks of a document, one after the other.
inline std::string sessions_in(const std::string& markdown) {
    std::string session;
    bool inside = false;
    for (const std::string& line : source_tree::lines_of(markdown)) {
        if (line.starts_with("```")) {
            inside = line == "```console";
        } else if (inside) {
            session += line + "\n";
        }
    }
    return session;
}

// Runs the sessions of the document `path` in a folder of their own and compares what they print.
inline void expect_sessions_hold(const std::string& path) {
    const SampleFolder folder;
    const std::vector<Step> steps = steps_in(sessions_in(source_tree::read(path)));
    ASSERT_FALSE(steps.empty());
    for (const Step& step : steps) EXPECT_EQ(output_of(step.command, folder.path()), step.output) << step.command;
}

}  // namespace kwic
