// Which calls concern the watched folder.
//
// Nothing here allocates memory or changes errno.
#pragma once

#include <climits>
#include <string_view>

namespace kwic::faults {

// An absolute path without links; empty where the system does not tell.
class ResolvedPath {
  public:
    // Of an open file or folder.
    static ResolvedPath of_descriptor(int descriptor) noexcept;

    // Of the entry itself that a call names, be it there or not: what rename and unlink work on.
    static ResolvedPath of_entry(int folder, const char* path) noexcept;

    // Of what the entry leads to, where it is a link; as of_entry() where nothing is there.
    static ResolvedPath of_target(int folder, const char* path) noexcept;

    [[nodiscard]] std::string_view text() const noexcept { return {text_, length_}; }

    // Whether it is the watched folder or below it.
    [[nodiscard]] bool is_watched() const noexcept;

  private:
    char text_[PATH_MAX] = {};
    std::size_t length_ = 0;
};

// The folder need not be there yet.
void watch_folder(const char* folder) noexcept;

// Whether something is at the path; a link counts.
bool is_there(int folder, const char* path) noexcept;

}  // namespace kwic::faults
