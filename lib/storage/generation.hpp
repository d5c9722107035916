// A published generation, opened for reading.
#pragma once

#include "ingest/file_descriptor.hpp"
#include "storage/manifest.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

struct Generation {
    std::string folder;  // INDEX/gen-NNNNNNNN
    std::string manifest_sha256;
    Manifest manifest;
    FileDescriptor readers;   // READERS, locked shared: keeps the collector away
    FileDescriptor database;  // the folder db

    // What Xapian opens: the folder by its descriptor, so that no swap of names mixes two generations (by its name
    // where the system has no /proc).
    [[nodiscard]] std::string database_folder() const;

    // The path of a file beside the database, by the same descriptor.
    [[nodiscard]] std::string path_beside(std::string_view name) const;

    // The same; empty unless the manifest names the file.
    [[nodiscard]] std::string path_of(std::string_view name) const;
};

// The collector may delete a generation between a reader's look at CURRENT and its lock on READERS; then CURRENT has
// moved on. So often a reader looks before it believes that somebody else holds the lock.
inline constexpr int max_opening_attempts = 20;

// What a generation cannot be opened without, below its folder.
inline constexpr std::array<const char*, 3> generation_parts = {"/READERS", "/MANIFEST", "/db"};

// Opens the generation that CURRENT of the index in `index_folder` names: checks CURRENT, the manifest's hash, the
// sizes of all files and the hash of the database's version file (a damaged one crashes Xapian). Throws Error:
// not_found (no index there), incompatible, damaged, locked (by a program that is not kwic), io.
Generation open_generation(const std::string& index_folder);

// Opens a generation by its number, without looking at its files beyond the manifest, whose hash must be
// `manifest_sha256` if that is not empty. Nothing if it is not there or is being deleted. Throws as open_generation().
std::optional<Generation> find_generation(const std::string& index_folder, std::uint64_t number,
                                          const std::string& manifest_sha256);

// Throws Error, locked: a program that is not kwic keeps readers of the served generation, `folder`, out.
[[noreturn]] void throw_served_is_locked(const std::string& folder);

// CURRENT of the index. Throws Error: not_found (no index there), incompatible, damaged (also where it is missing
// though a generation is finished), io.
CurrentGeneration read_current(const std::string& index_folder);

// The numbers of the generations that have a folder, rising.
std::vector<std::uint64_t> generations_in(const std::string& index_folder);

// Whether some writer got as far as the manifest of this generation.
bool is_finished(const std::string& index_folder, std::uint64_t generation);

// "INDEX/gen-00000012".
std::string generation_folder(const std::string& index_folder, std::uint64_t generation);

}  // namespace kwic
