#include "ingest/byte_source.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <istream>
#include <memory>

#include <unistd.h>

namespace kwic {

namespace {

constexpr std::size_t piece_bytes = std::size_t{64} << 10;

}  // namespace

std::size_t FileSource::read(char* buffer, std::size_t size) {
    if (!error_.empty()) return 0;
    ssize_t count = -1;
    do {
        count = ::read(descriptor_, buffer, size);
    } while (count < 0 && errno == EINTR);
    if (count < 0) error_ = describe_error(errno);
    return count < 0 ? 0 : static_cast<std::size_t>(count);
}

std::size_t StreamSource::read(char* buffer, std::size_t size) {
    using Traits = std::istream::traits_type;
    std::streambuf* const bytes = stream_.rdbuf();
    std::size_t count = 0;
    while (bytes != nullptr && count < size) {
        const auto byte = bytes->sbumpc();
        if (Traits::eq_int_type(byte, Traits::eof())) break;
        buffer[count++] = Traits::to_char_type(byte);
        if (buffer[count - 1] == '\n') break;
    }
    return count;
}

std::size_t MemorySource::read(char* buffer, std::size_t size) {
    const std::size_t count = std::min(size, bytes_.size() - at_);
    std::memcpy(buffer, bytes_.data() + at_, count);
    at_ += count;
    return count;
}

bool read_all(ByteSource& source, std::size_t max_bytes, std::string& out) {
    out.clear();
    const auto piece = std::make_unique<char[]>(piece_bytes);
    while (const std::size_t count = source.read(piece.get(), piece_bytes)) {
        if (count > max_bytes - out.size()) return false;
        out.append(piece.get(), count);
    }
    return true;
}

}  // namespace kwic
