// Lines of a byte source, in bounded memory.
#pragma once

#include "ingest/byte_source.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kwic {

// A line without its line end (LF or CR LF). The view holds until the next line is read.
struct Line {
    std::string_view text;           // empty when too_long
    std::size_t readable_bytes = 0;  // from where the text begins on: as many more as LineReader promises
    std::uint64_t number = 0;        // counted from 1
    std::uint64_t begin_byte = 0;    // in the source, half open
    std::uint64_t end_byte = 0;
    bool too_long = false;
};

// Holds at most twice `max_line_bytes` and two pieces of 64 KiB. Thread rule: one thread at a time; the source must
// outlive the reader.
class LineReader {
  public:
    LineReader(ByteSource& source, std::uint64_t max_line_bytes);

    // So many bytes behind a line's text can be read, whatever they are.
    static constexpr std::size_t readable_bytes_behind = 64;

    // The next line; false at the end. A last line without a line end counts, an empty one after the last line end
    // does not.
    bool next(Line& line);

  private:
    [[nodiscard]] std::string_view read_bytes() const noexcept { return {buffer_.data(), end_}; }
    bool fill();
    void take(Line& line, std::size_t end, std::size_t line_end_bytes);
    bool pass_over(Line& line);

    ByteSource& source_;
    std::uint64_t max_line_bytes_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0;    // of what is not yet taken from buffer_
    std::size_t end_ = 0;      // of what is read
    std::uint64_t taken_ = 0;  // bytes of the source before begin_
    std::uint64_t lines_ = 0;
};

}  // namespace kwic
