// Whether a generation's files are what its manifest says.
#pragma once

#include "storage/files.hpp"
#include "storage/generation.hpp"

#include <kwic/maintenance.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kwic {

// Compares all files of the generation by name, size and hash. A file that cannot be read, one that is missing and
// one that the manifest does not name are damages too. Throws what `count_bytes` throws.
std::vector<Damage> compare_files(const Generation& generation, const CountBytes& count_bytes = {});

// The same; throws Error{damaged} for the first damage.
void require_whole(const Generation& generation);

// The generation with this number if all of it is what its manifest says; nothing if it is not there, damaged or of
// another format. Throws Error{io} where the system refuses to tell.
std::optional<Generation> find_whole(const std::string& index_folder, std::uint64_t number);

}  // namespace kwic
