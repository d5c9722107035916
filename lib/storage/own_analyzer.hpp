// Whether this program reads texts as the maker of an index did.
#pragma once

#include "storage/manifest.hpp"

#include <string>

namespace kwic {

// Throws Error, incompatible, if `manifest` was written by another analyzer: the terms of a query or of a new document
// would not be those of the index at `index_folder`.
void require_own_analyzer(const Manifest& manifest, const std::string& index_folder);

}  // namespace kwic
