// A published generation, held open: it stays on the disk as long as this object lives.
#pragma once

#include "ingest/file_descriptor.hpp"
#include "storage/manifest.hpp"

#include <string>

namespace kwic {

struct Generation {
    std::string folder;  // INDEX/gen-NNNNNNNN
    Manifest manifest;
    FileDescriptor readers;  // READERS, locked shared

    [[nodiscard]] std::string database_folder() const { return folder + "/db"; }
};

// Opens the generation that CURRENT of the index in `index_folder` names: checks CURRENT, the manifest's hash, the
// sizes of all files and the hash of the database's version file (a damaged one crashes Xapian). Throws Error:
// not_found (no index there), incompatible, damaged, io.
Generation open_generation(const std::string& index_folder);

// "INDEX/gen-00000012".
std::string generation_folder(const std::string& index_folder, std::uint64_t generation);

}  // namespace kwic
