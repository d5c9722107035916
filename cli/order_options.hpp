// Order, counts and the asker's clock on the command line of a search.
#pragma once

#include <kwic/facet.hpp>

#include <cstdint>
#include <string>

namespace kwic::cli {

// All throw UsageError.

// "FIELD", "FIELD:asc", "FIELD:desc".
SortKey parse_sort_key(const std::string& text);

// "FIELD", "FIELD:N", "FIELD/STEP", "FIELD:LOW..HIGH,LOW..HIGH".
FacetRequest parse_facet(const std::string& text);

// "+02:00", "-0530", "+2", "Z", "UTC": minutes.
int parse_utc_offset(const std::string& text);

// Seconds since 1970-01-01 UTC.
std::int64_t clock_seconds();

}  // namespace kwic::cli
