// A file of blocks of one size: block n lies at byte n x size. There is no head.
#pragma once

#include "glass/output_file.hpp"

#include <cstdint>
#include <memory>
#include <string>

namespace kwic {

// Whether glass knows blocks of this size: 2, 4, 8, 16, 32 or 64 KB.
bool is_block_size(std::uint32_t bytes) noexcept;

// Collects blocks in a buffer of 1 MB. Throws Error{io}, after which only destruction is left. Thread rule: one thread
// at a time.
class BlockFile {
  public:
    // Creates `path`, which must not be there. Error{invalid_argument} for a size that glass does not know.
    BlockFile(std::string path, std::uint32_t block_bytes, bool hashes);

    // Room for the next block, to be filled in any way until add_block(). What was returned before is invalid.
    char* next_block();

    // Takes next_block() as it is now, and returns its number. Its bytes stay where they are until next_block().
    std::uint32_t add_block();

    // Writes what is left and closes the file.
    FileDigest finish();

    [[nodiscard]] const std::string& path() const noexcept { return file_.path(); }
    [[nodiscard]] std::uint32_t block_bytes() const noexcept { return block_bytes_; }
    [[nodiscard]] std::uint32_t block_count() const noexcept { return block_count_; }

  private:
    void flush();

    std::uint32_t block_bytes_;
    OutputFile file_;
    std::unique_ptr<char[]> buffer_;
    std::size_t buffered_bytes_ = 0;
    std::uint32_t block_count_ = 0;
};

}  // namespace kwic
