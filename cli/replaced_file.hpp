// A file that is written whole or not at all.
#pragma once

#include "output.hpp"

#include <optional>
#include <string>

namespace kwic::cli {

// Writes beside the file `path` under another name and takes its place in commit(): until then, and after any failure,
// the earlier file stays. What is no regular file (a device, a pipe) is written to directly. Thread rule: one thread at
// a time.
class ReplacedFile {
  public:
    // A symbolic link stays one: the file that it names is replaced. Throws Error{io}.
    explicit ReplacedFile(const std::string& path);

    // Deletes what was not committed.
    ~ReplacedFile();
    ReplacedFile(const ReplacedFile&) = delete;
    ReplacedFile& operator=(const ReplacedFile&) = delete;

    [[nodiscard]] Output& output() { return *output_; }

    // Durable on return. Throws Error{io}, ClosedPipe.
    void commit();

  private:
    std::string path_;
    std::string written_path_;  // empty: written to directly
    std::optional<Output> output_;
};

}  // namespace kwic::cli
