#include "input_pieces.hpp"

#include "signals.hpp"

#include <kwic/error.hpp>

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace kwic::cli {
namespace {

constexpr std::size_t block_bytes = std::size_t{64} << 10;

[[noreturn]] void throw_failure(const std::string& name) {
    const ErrorCode code = errno == ENOENT ? ErrorCode::not_found : ErrorCode::io;
    throw Error(code, "cannot be read: " + std::generic_category().message(errno), name);
}

}  // namespace

InputPieces::InputPieces(const std::string& path, char end, std::size_t max_piece_bytes)
    : name_(path == "-" ? "standard input" : path),
      descriptor_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)),
      end_(end),
      max_piece_bytes_(max_piece_bytes) {
    if (descriptor_ < 0) throw_failure(name_);
}

InputPieces::~InputPieces() {
    if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
}

bool InputPieces::next(std::string& piece) {
    piece.clear();
    for (;;) {
        const std::size_t end = buffer_.find(end_, begin_);
        const std::size_t taken = (end == std::string::npos ? buffer_.size() : end) - begin_;
        if (piece.size() + taken > max_piece_bytes_) {
            throw Error(ErrorCode::io,
                        "entry " + std::to_string(number_ + 1) + " is longer than " + std::to_string(max_piece_bytes_) +
                            " bytes",
                        name_);
        }
        piece.append(buffer_, begin_, taken);
        begin_ += taken + 1;
        if (end != std::string::npos) break;
        if (fill()) continue;
        if (piece.empty()) return false;
        break;
    }
    ++number_;
    return true;
}

// Replaces what has been taken; false at the end.
bool InputPieces::fill() {
    begin_ = 0;
    buffer_.resize(block_bytes);
    for (;;) {
        if (stop_signal() != 0) throw Error(ErrorCode::cancelled, "stopped", name_);
        const ssize_t count = ::read(descriptor_, buffer_.data(), buffer_.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) throw_failure(name_);
        buffer_.resize(static_cast<std::size_t>(count));
        return count > 0;
    }
}

}  // namespace kwic::cli
