// Bytes that come piece by piece.
#pragma once

#include "ingest/file_descriptor.hpp"

#include <cstddef>
#include <iosfwd>
#include <string>
#include <utility>

namespace kwic {

// Thread rule for all: one thread at a time.
class ByteSource {
  public:
    virtual ~ByteSource() = default;

    // Fills at most `size` bytes of `buffer`; 0 at the end and after an error.
    virtual std::size_t read(char* buffer, std::size_t size) = 0;

    // What the system said when reading failed; empty if it did not.
    [[nodiscard]] const std::string& error() const noexcept { return error_; }

  protected:
    std::string error_;
};

// Reads a file; it must outlive the source.
class FileSource : public ByteSource {
  public:
    explicit FileSource(int descriptor) : descriptor_(descriptor) {}
    std::size_t read(char* buffer, std::size_t size) override;

  private:
    int descriptor_;
};

// Reads a stream, never beyond a line end at a time, so that a line is there as soon as it has been written. The
// stream must outlive the source.
class StreamSource : public ByteSource {
  public:
    explicit StreamSource(std::istream& stream) : stream_(stream) {}
    std::size_t read(char* buffer, std::size_t size) override;

  private:
    std::istream& stream_;
};

class MemorySource : public ByteSource {
  public:
    explicit MemorySource(std::string bytes) : bytes_(std::move(bytes)) {}
    std::size_t read(char* buffer, std::size_t size) override;

  private:
    std::string bytes_;
    std::size_t at_ = 0;
};

// Everything up to the end of the source; false if there are more than `max_bytes`.
bool read_all(ByteSource& source, std::size_t max_bytes, std::string& out);

}  // namespace kwic
