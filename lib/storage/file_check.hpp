// Whether a generation's files are what its manifest says.
#pragma once

#include "storage/files.hpp"
#include "storage/generation.hpp"

#include <kwic/maintenance.hpp>

#include <vector>

namespace kwic {

// Compares all files of the generation by name, size and SHA-256. A file that cannot be read, one that is missing and
// one that the manifest does not name are damages too. Throws what `count_bytes` throws.
std::vector<Damage> compare_files(const Generation& generation, const CountBytes& count_bytes = {});

// The same; throws Error{damaged} for the first damage.
void require_whole(const Generation& generation);

}  // namespace kwic
