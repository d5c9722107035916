#include "storage/files.hpp"

#include "storage/sha256.hpp"
#include "storage/translate_error.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t chunk_bytes = std::size_t{1} << 20;

std::size_t read_some(const FileDescriptor& file, char* buffer, std::size_t bytes, const std::string& path) {
    while (true) {
        const ssize_t got = ::read(file.get(), buffer, bytes);
        if (got >= 0) return static_cast<std::size_t>(got);
        if (errno != EINTR) throw_system_error("read", path);
    }
}

void write_all(const FileDescriptor& file, std::string_view bytes, const std::string& path) {
    while (!bytes.empty()) {
        const ssize_t done = ::write(file.get(), bytes.data(), bytes.size());
        if (done >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(done));
        } else if (errno != EINTR) {
            throw_system_error("write", path);
        }
    }
}

}  // namespace

FileDescriptor open_file(const std::string& path, int flags, unsigned mode) {
    while (true) {
        const int fd = ::open(path.c_str(), flags | O_CLOEXEC, mode);
        if (fd >= 0) return FileDescriptor(fd);
        if (errno == EINTR) continue;
        if (errno == ENOENT) throw Error(ErrorCode::not_found, "no such file or folder", path);
        throw_system_error("open", path);
    }
}

std::string read_small_file(const std::string& path, std::uint64_t max_bytes) {
    const FileDescriptor file = open_file(path, O_RDONLY);
    std::string content;
    std::vector<char> buffer(64 << 10);
    while (const std::size_t got = read_some(file, buffer.data(), buffer.size(), path)) {
        content.append(buffer.data(), got);
        if (content.size() > max_bytes) {
            throw Error(ErrorCode::damaged, "the file is longer than it can be; run `kwic index --rebuild PATH...`",
                        path);
        }
    }
    return content;
}

void write_durable_file(const std::string& path, std::string_view bytes) {
    const FileDescriptor file = open_file(path, O_WRONLY | O_CREAT | O_TRUNC);
    write_all(file, bytes, path);
    if (::fsync(file.get()) != 0) throw_system_error("sync", path);
}

void sync_path(const std::string& path) {
    const FileDescriptor file = open_file(path, O_RDONLY);
    if (::fsync(file.get()) != 0) throw_system_error("sync", path);
}

FileDigest digest_file(const std::string& path) {
    const FileDescriptor file = open_file(path, O_RDONLY);
    FileDigest digest;
    Sha256 hash;
    std::vector<char> buffer(chunk_bytes);
    while (const std::size_t got = read_some(file, buffer.data(), buffer.size(), path)) {
        hash.add({buffer.data(), got});
        digest.bytes += got;
    }
    digest.sha256 = hash.finish_hex();
    return digest;
}

}  // namespace kwic
