// A new file that is written from its beginning to its end.
#pragma once

#include "ingest/file_descriptor.hpp"
#include "storage/files.hpp"
#include "storage/sha256.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kwic {

// Nothing is buffered here, and nothing is brought to the disk: sync_path() does that. Throws Error{io}. Thread rule:
// one thread at a time.
class OutputFile {
  public:
    // Creates `path`, which must not be there. With `hashes` the bytes are hashed as they are handed over, so that
    // digest() is of what was meant to be written, whatever the disk has made of it.
    OutputFile(std::string path, bool hashes);

    void write(std::string_view bytes);

    // Closes the file. The hash is empty if it was not asked for.
    FileDigest finish();

    [[nodiscard]] const std::string& path() const noexcept { return path_; }

  private:
    std::string path_;
    FileDescriptor file_;
    std::optional<Sha256> hash_;
    std::uint64_t bytes_ = 0;
};

}  // namespace kwic
