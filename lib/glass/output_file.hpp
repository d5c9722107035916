// A new file that is written from its beginning to its end.
#pragma once

#include "ingest/file_descriptor.hpp"
#include "storage/file_hash.hpp"
#include "storage/files.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kwic {

// Nothing is buffered here. What is written is sent to the disk while more is made, so that sync_path(), which brings
// it there, has to wait for less. Throws Error{io}. Thread rule: one thread at a time.
class OutputFile {
  public:
    // Creates `path`, which must not be there. With `hashes` the bytes are hashed as they are handed over, so that
    // finish() tells the hash of what was meant to be written, whatever the disk has made of it.
    OutputFile(std::string path, bool hashes);

    void write(std::string_view bytes);

    // Closes the file. The hash is empty if it was not asked for.
    FileDigest finish();

    [[nodiscard]] const std::string& path() const noexcept { return path_; }

  private:
    void send_to_disk() noexcept;

    std::string path_;
    FileDescriptor file_;
    std::optional<FileHash> hash_;
    std::uint64_t bytes_ = 0;
    std::uint64_t sent_bytes_ = 0;
};

}  // namespace kwic
