// The last look at a new database before it is published.
#pragma once

#include "indexing/canaries.hpp"
#include "storage/manifest.hpp"

#include <string>

namespace kwic {

// Opens FOLDER/db and compares its counts with the manifest's and its answers with the canaries; `deeply`: lets Xapian
// check its tables, and reads and compares everything. Throws Error{damaged} for what does not agree, and Xapian's
// exceptions. Any thread.
void verify_generation(const std::string& folder, const Manifest& manifest, const Canaries& canaries, bool deeply);

}  // namespace kwic
