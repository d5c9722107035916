#include "whole_file.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace kwic::cli {
namespace {

[[noreturn]] void throw_failure(const std::string& name) {
    const ErrorCode code = errno == ENOENT ? ErrorCode::not_found : ErrorCode::io;
    throw Error(code, "cannot be read: " + std::generic_category().message(errno), name);
}

std::string read_all(int descriptor, const std::string& name, std::size_t max_bytes) {
    std::string bytes;
    std::array<char, std::size_t{64} << 10> block;
    while (bytes.size() < max_bytes) {
        const ssize_t count = ::read(descriptor, block.data(), std::min(block.size(), max_bytes - bytes.size()));
        if (count == 0) break;
        if (count < 0 && errno != EINTR) throw_failure(name);
        if (count > 0) bytes.append(block.data(), static_cast<std::size_t>(count));
    }
    return bytes;
}

// Closes what it holds.
struct OpenFile {
    explicit OpenFile(const std::string& path) : descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
        if (descriptor < 0) throw_failure(path);
    }
    ~OpenFile() { ::close(descriptor); }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    int descriptor;
};

}  // namespace

std::string read_file(const std::string& path) {
    const OpenFile file(path);
    return read_all(file.descriptor, path, static_cast<std::size_t>(-1));
}

std::string read_input(std::size_t max_bytes) {
    return read_all(STDIN_FILENO, "standard input", max_bytes);
}

}  // namespace kwic::cli
