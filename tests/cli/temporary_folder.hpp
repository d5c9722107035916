// A folder of one's own for a test.
#pragma once

#include "support/memory_folder.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace kwic::cli_test {

// Lies in memory where that can be. Removes itself with everything in it.
class TemporaryFolder {
  public:
    TemporaryFolder() : path_(std::filesystem::canonical(folder_.path()).string()) {}

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::string path(const std::string& name) const { return path_ + "/" + name; }

    // Writes a file, with the folders around it; returns its path.
    std::string write(const std::string& name, const std::string& text) const {
        std::filesystem::create_directories(std::filesystem::path(path(name)).parent_path());
        std::ofstream(path(name), std::ios::binary) << text;
        return path(name);
    }

    [[nodiscard]] std::string read(const std::string& name) const {
        std::ostringstream text;
        text << std::ifstream(path(name), std::ios::binary).rdbuf();
        return text.str();
    }

  private:
    MemoryFolder folder_;
    std::string path_;
};

// Makes `folder` the current one as long as it lives.
class CurrentFolder {
  public:
    explicit CurrentFolder(const std::string& folder) : before_(std::filesystem::current_path()) {
        std::filesystem::current_path(folder);
    }
    ~CurrentFolder() { std::filesystem::current_path(before_); }
    CurrentFolder(const CurrentFolder&) = delete;
    CurrentFolder& operator=(const CurrentFolder&) = delete;

  private:
    std::filesystem::path before_;
};

}  // namespace kwic::cli_test
