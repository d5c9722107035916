// Whether everything in a database can be read and agrees with everything else.
#pragma once

#include "storage/manifest.hpp"

#include <xapian.h>

#include <functional>
#include <string>
#include <vector>

namespace kwic {

// Reads every posting, position, value, stored document and metadata entry, and compares: counts with the manifest and
// with each other, the postings of all terms with the frequencies, and with lengths, positions, id and language of each
// document. Holds some 40 bytes a document, and the longest words. Returns what does not agree, at most `max_faults`
// sentences. Calls `on_step` now and then and passes on what it throws. For files that are what was written: damaged
// ones may make Xapian crash. Throws Xapian's exceptions. Thread rule: as the database.
std::vector<std::string> check_deeply(const Xapian::Database& database, const Manifest& manifest,
                                      const std::function<void()>& on_step = {});

inline constexpr std::size_t max_faults = 20;

}  // namespace kwic
