#include "storage/files.hpp"

#include "storage/file_hash.hpp"
#include "storage/translate_error.hpp"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <memory>

namespace kwic {
namespace {

constexpr std::size_t chunk_bytes = std::size_t{1} << 20;
constexpr std::size_t small_chunk_bytes = std::size_t{1} << 16;

// Not filled: what is never read into costs nothing.
using Buffer = std::unique_ptr<char[]>;

Buffer make_buffer(std::size_t bytes) {
    return std::make_unique_for_overwrite<char[]>(bytes);
}

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

// "a/b" of "a/b/c"; "." of "c".
std::string folder_around(const std::string& path) {
    const std::size_t last = path.find_last_not_of('/');
    const std::size_t slash = path.rfind('/', last);
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
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

FileDescriptor open_nameless_file(const std::string& folder) {
    static std::atomic<std::uint64_t> opened = 0;
    const std::string path = folder + "/nameless-" + std::to_string(opened++);
    FileDescriptor file = open_file(path, O_RDWR | O_CREAT | O_EXCL, 0600);
    if (::unlink(path.c_str()) != 0) throw_system_error("remove", path);
    return file;
}

void write_at(const FileDescriptor& file, std::uint64_t begin_byte, std::string_view bytes, const std::string& path) {
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t count =
            ::pwrite(file.get(), bytes.data() + done, bytes.size() - done, static_cast<off_t>(begin_byte + done));
        if (count < 0 && errno != EINTR) throw_system_error("write", path);
        if (count > 0) done += static_cast<std::size_t>(count);
    }
}

void read_at(const FileDescriptor& file, std::uint64_t begin_byte, std::string& bytes, const std::string& path) {
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t count =
            ::pread(file.get(), bytes.data() + done, bytes.size() - done, static_cast<off_t>(begin_byte + done));
        if (count < 0 && errno != EINTR) throw_system_error("read", path);
        if (count == 0) throw Error(ErrorCode::io, "the file has become shorter", path);
        if (count > 0) done += static_cast<std::size_t>(count);
    }
}

std::string read_small_file(const std::string& path, std::uint64_t max_bytes) {
    const FileDescriptor file = open_file(path, O_RDONLY);
    std::string content;
    const Buffer buffer = make_buffer(small_chunk_bytes);
    while (const std::size_t got = read_some(file, buffer.get(), small_chunk_bytes, path)) {
        content.append(buffer.get(), got);
        if (content.size() > max_bytes) {
            throw_damaged("the file is longer than it can be", path);
        }
    }
    return content;
}

void write_durable_file(const std::string& path, std::string_view bytes) {
    const FileDescriptor file = open_file(path, O_WRONLY | O_CREAT | O_TRUNC);
    write_all(file, bytes, path);
    if (::fsync(file.get()) != 0) throw_system_error("sync", path);
}

void write_whole_file(const std::string& path, std::string_view bytes) {
    const std::string unfinished = path + ".tmp";
    write_durable_file(unfinished, bytes);
    if (::rename(unfinished.c_str(), path.c_str()) != 0) throw_system_error("replace", path);
}

void sync_path(const std::string& path) {
    const FileDescriptor file = open_file(path, O_RDONLY);
    if (::fsync(file.get()) != 0) throw_system_error("sync", path);
}

void create_folders(const std::string& path) {
    if (::mkdir(path.c_str(), 0777) == 0) return sync_path(folder_around(path));
    struct stat status {};
    if (errno == EEXIST && ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) return;
    const std::string around = folder_around(path);
    if (errno != ENOENT || around == path) throw_system_error("create the folder", path);
    create_folders(around);
    if (::mkdir(path.c_str(), 0777) != 0 && errno != EEXIST) throw_system_error("create the folder", path);
    sync_path(around);
}

void copy_file(const std::string& from, const std::string& to) {
    const FileDescriptor source = open_file(from, O_RDONLY);
    const FileDescriptor target = open_file(to, O_WRONLY | O_CREAT | O_EXCL);
    if (::ioctl(target.get(), FICLONE, source.get()) == 0) return;
    const Buffer buffer = make_buffer(chunk_bytes);
    while (const std::size_t got = read_some(source, buffer.get(), chunk_bytes, from)) {
        write_all(target, {buffer.get(), got}, to);
    }
}

void link_file(const std::string& from, const std::string& to) {
    if (::link(from.c_str(), to.c_str()) == 0) return;
    if (errno != EPERM && errno != EMLINK && errno != EOPNOTSUPP && errno != EXDEV) throw_system_error("link", to);
    copy_file(from, to);
}

FileDigest digest_file(const std::string& path, const CountBytes& count_bytes) {
    const FileDescriptor file = open_file(path, O_RDONLY);
    FileDigest digest;
    FileHash hash;
    const Buffer buffer = make_buffer(chunk_bytes);
    while (const std::size_t got = read_some(file, buffer.get(), chunk_bytes, path)) {
        hash.add({buffer.get(), got});
        digest.bytes += got;
        if (count_bytes) count_bytes(got);
    }
    digest.hash = hash.finish_hex();
    return digest;
}

}  // namespace kwic
