// An open file or folder, and what the system says about it.
#pragma once

#include <cstdint>
#include <string>

namespace kwic {

// Owns a descriptor; closes it once.
class FileDescriptor {
  public:
    FileDescriptor() = default;
    explicit FileDescriptor(int value) noexcept : value_(value) {}
    ~FileDescriptor() { reset(); }
    FileDescriptor(FileDescriptor&& other) noexcept : value_(other.release()) {}
    FileDescriptor& operator=(FileDescriptor&& other) noexcept;

    [[nodiscard]] int get() const noexcept { return value_; }
    [[nodiscard]] bool is_open() const noexcept { return value_ >= 0; }
    int release() noexcept;
    void reset() noexcept;

  private:
    int value_ = -1;
};

enum class FileType { regular, folder, other };

// A snapshot; two equal ones of one descriptor mean that the file has not changed in between.
struct FileState {
    FileType type = FileType::other;
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t bytes = 0;
    std::int64_t modified_ns = 0;  // since 1970-01-01 UTC
    std::int64_t changed_ns = 0;

    bool operator==(const FileState&) const = default;
};

// False with errno set when the system refuses.
bool read_state(int descriptor, FileState& state) noexcept;
bool read_state_at(int folder, const char* name, FileState& state) noexcept;

// What the system calls the error number `code`, such as "Permission denied".
std::string describe_error(int code);

}  // namespace kwic
