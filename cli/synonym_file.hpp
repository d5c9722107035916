// Lists of synonyms on the command line.
#pragma once

#include <kwic/synonyms.hpp>

#include <string>
#include <vector>

namespace kwic::cli {

// Appends the groups of the list in the file `path`; what cannot be taken of it is printed on standard error. Throws
// Error: not_found, io, invalid_argument (more than max_synonym_groups together).
void read_synonyms(const std::string& path, std::vector<SynonymGroup>& groups);

}  // namespace kwic::cli
