// Reading and durably writing the small files of an index, and hashing the large ones.
//
// Every function throws Error{io} with path and reason. Thread rule: any thread.
#pragma once

#include "ingest/file_descriptor.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace kwic {

// The whole of a file of at most `max_bytes`; Error{damaged} beyond it, Error{not_found} where there is none.
std::string read_small_file(const std::string& path, std::uint64_t max_bytes);

// Creates or replaces a file, and brings it to the disk before it returns.
void write_durable_file(const std::string& path, std::string_view bytes);

// Brings a file or a folder to the disk.
void sync_path(const std::string& path);

struct FileDigest {
    std::uint64_t bytes = 0;
    std::string sha256;
};

// Size and hash of a file as it reads back.
FileDigest digest_file(const std::string& path);

// Opens with O_CLOEXEC. `mode` is for files that `flags` create.
FileDescriptor open_file(const std::string& path, int flags, unsigned mode = 0666);

}  // namespace kwic
