#include "ingest/file_content.hpp"

#include "ingest/byte_source.hpp"

#include <cerrno>

#include <unistd.h>

namespace kwic {

namespace {

// Empty when all went well.
std::string read_once(const OpenFile& file, std::uint64_t max_bytes, std::string& content, std::string& detail) {
    detail = "larger than " + std::to_string(max_bytes) + " bytes";
    if (file.state.bytes > max_bytes) return "too-large";
    if (::lseek(file.descriptor.get(), 0, SEEK_SET) != 0) {
        detail = describe_error(errno);
        return "unreadable";
    }
    FileSource source(file.descriptor.get());
    content.reserve(file.state.bytes);
    if (!read_all(source, max_bytes, content)) return "too-large";
    detail = source.error();
    return detail.empty() ? "" : "unreadable";
}

}  // namespace

std::string read_head(const OpenFile& file, std::size_t max_bytes) {
    std::string head(max_bytes, '\0');
    std::size_t size = 0;
    while (size < max_bytes) {
        const ssize_t count =
            ::pread(file.descriptor.get(), head.data() + size, max_bytes - size, static_cast<off_t>(size));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        size += static_cast<std::size_t>(count);
    }
    head.resize(size);
    return head;
}

bool has_changed(const OpenFile& file) {
    FileState now;
    return !read_state(file.descriptor.get(), now) || now != file.state;
}

bool read_content(OpenFile& file, std::uint64_t max_bytes, std::string& content, std::string& reason,
                  std::string& detail) {
    for (int attempt = 0; attempt < 2; ++attempt) {
        reason = read_once(file, max_bytes, content, detail);
        if (!reason.empty()) return false;
        if (!has_changed(file)) return true;
        read_state(file.descriptor.get(), file.state);
    }
    reason = "changed";
    detail = "it changed while it was read, twice";
    return false;
}

}  // namespace kwic
