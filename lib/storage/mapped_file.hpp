// A file's bytes as memory.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

// Reads nothing by itself: what is looked at is read when it is, page by page (a first query that lets the system read
// ahead waits for megabytes that it does not need). The file must not become shorter meanwhile. Thread
// rule: any thread.
class MappedFile {
  public:
    // Throws Error{not_found} where there is no such file, Error{io}.
    explicit MappedFile(const std::string& path);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    [[nodiscard]] std::string_view bytes() const noexcept { return {bytes_, size_}; }

    // Lets the system read some of bytes() at once, before they are looked at.
    void ask_for(std::string_view some) const noexcept;

  private:
    const char* bytes_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace kwic
