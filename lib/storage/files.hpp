// Reading and durably writing the small files of an index, and hashing the large ones.
//
// Every function throws Error{io} with path and reason. Thread rule: any thread.
#pragma once

#include "ingest/file_descriptor.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace kwic {

// The whole of a file of at most `max_bytes`; Error{damaged} beyond it, Error{not_found} where there is none.
std::string read_small_file(const std::string& path, std::uint64_t max_bytes);

// Creates or replaces a file, and brings its content to the disk before it returns.
void write_durable_file(const std::string& path, std::string_view bytes);

// The same through a file of the name `path`.tmp that is renamed: under its name the file is there whole or not at all.
// The name comes to the disk with the next sync of the folder.
void write_whole_file(const std::string& path, std::string_view bytes);

// Brings a file or a folder to the disk.
void sync_path(const std::string& path);

// Creates a folder and those around it, where they are not there, and brings their entries to the disk.
void create_folders(const std::string& path);

// Makes `to`, which must not be there, a copy of `from`: one that shares its blocks where the file system offers that.
void copy_file(const std::string& from, const std::string& to);

// Makes `to` another name of the file `from`, or a copy where the file system has no such names. For files that never
// change.
void link_file(const std::string& from, const std::string& to);

struct FileDigest {
    std::uint64_t bytes = 0;
    std::string hash;  // file_hash_hex()
};

// Called with the number of bytes read since the last call.
using CountBytes = std::function<void(std::uint64_t bytes)>;

// Size and hash of a file as it reads back. Throws also what `count_bytes` throws.
FileDigest digest_file(const std::string& path, const CountBytes& count_bytes = {});

// A new file in `folder` that has no name any more, so that it goes with the process.
FileDescriptor open_nameless_file(const std::string& folder);

// Writes all of `bytes` at `begin_byte` of a file, and the reverse, which fills `bytes` and throws where the file ends
// sooner. `path` is for messages.
void write_at(const FileDescriptor& file, std::uint64_t begin_byte, std::string_view bytes, const std::string& path);
void read_at(const FileDescriptor& file, std::uint64_t begin_byte, std::string& bytes, const std::string& path);

// Opens with O_CLOEXEC. `mode` is for files that `flags` create.
FileDescriptor open_file(const std::string& path, int flags, unsigned mode = 0666);

}  // namespace kwic
