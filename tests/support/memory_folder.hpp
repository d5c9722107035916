// A folder of one's own in memory.
#pragma once

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace kwic {

// Lies in /dev/shm, where bringing files to the disk costs nothing, or in the temporary folder if the system has no
// such thing. Every user may read it. Removes itself with everything in it.
class MemoryFolder {
  public:
    MemoryFolder() {
        const bool has_memory = std::filesystem::is_directory("/dev/shm");
        path_ = (has_memory ? "/dev/shm" : std::filesystem::temp_directory_path().string()) + "/kwic-test-XXXXXX";
        if (::mkdtemp(path_.data()) == nullptr) throw std::runtime_error("cannot make a folder in memory");
        ::chmod(path_.c_str(), 0755);
        path_ = std::filesystem::canonical(path_).string();  // the fault injector knows files by such paths
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

}  // namespace kwic
