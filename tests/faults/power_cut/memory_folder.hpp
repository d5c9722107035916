// A folder of one's own, in memory where the system has such a place: syncs cost nothing there.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace kwic::faults {

// Removes itself with everything in it.
class MemoryFolder {
  public:
    MemoryFolder() {
        const std::filesystem::path shared_memory = "/dev/shm";
        const bool is_there = std::filesystem::is_directory(shared_memory);
        std::string pattern =
            (is_there ? shared_memory : std::filesystem::temp_directory_path()).string() + "/kwic-cut-XXXXXX";
        if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no folder for a test");
        path_ = std::filesystem::canonical(pattern).string();
    }
    ~MemoryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    MemoryFolder(const MemoryFolder&) = delete;
    MemoryFolder& operator=(const MemoryFolder&) = delete;

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::string path(const std::string& name) const { return path_ + '/' + name; }

  private:
    std::string path_;
};

}  // namespace kwic::faults
