// A file or standard input, piece by piece.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace kwic::cli {

// Pieces that end with a byte: lines, or ids that end with NUL. Thread rule: one thread at a time.
class InputPieces {
  public:
    // `path` is a file, or "-" for standard input. Throws Error{not_found, io}.
    InputPieces(const std::string& path, char end, std::size_t max_piece_bytes);
    ~InputPieces();
    InputPieces(const InputPieces&) = delete;
    InputPieces& operator=(const InputPieces&) = delete;

    // The next piece without its end; false when there is none. A last piece without its end counts, an empty one does
    // not. Throws Error: io (also for a piece that is too long, before it is held whole), cancelled after a stop signal
    // (see signals.hpp).
    bool next(std::string& piece);

    // Of the piece that was taken last, from 1.
    [[nodiscard]] std::uint64_t number() const { return number_; }

    // What messages call it: the path, or "standard input".
    [[nodiscard]] const std::string& name() const { return name_; }

  private:
    bool fill();

    std::string name_;
    int descriptor_;
    char end_;
    std::size_t max_piece_bytes_;
    std::string buffer_;
    std::size_t begin_ = 0;  // of what is not yet taken from buffer_
    std::uint64_t number_ = 0;
};

}  // namespace kwic::cli
