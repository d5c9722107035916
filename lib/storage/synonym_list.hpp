// The synonyms that an index has of its own, a file of its generation.
#pragma once

#include "storage/generation.hpp"

#include <kwic/synonyms.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace kwic {

inline constexpr const char* synonym_list_name = "synonyms";

// What the longest list has, with the signs between synonyms.
inline constexpr std::uint64_t max_synonym_list_bytes =
    std::uint64_t{max_synonym_groups} * max_synonyms_in_group * (max_synonym_bytes + 3);

// The list, which parse_synonyms() reads. Throws Error{invalid_argument} for groups that it does not read back as they
// are.
std::string print_synonyms(const std::vector<SynonymGroup>& groups);

// Writes what print_synonyms() has returned to the generation in `folder`, in the place of what it had; an empty list
// has no file. Throws Error{io}.
void write_synonym_list(const std::string& folder, const std::string& list);

// Those of the generation; none where its manifest names no list. Throws Error: io, damaged.
std::vector<SynonymGroup> synonyms_of(const Generation& generation);

}  // namespace kwic
