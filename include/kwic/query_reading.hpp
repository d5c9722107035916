// How a query is to be read, whatever is asked with it.
#pragma once

#include <kwic/synonyms.hpp>

#include <cstdint>
#include <vector>

namespace kwic {

struct QueryReading {
    bool literal = false;    // the query is plain words: no operators, and compounds come apart into words
    bool all_words = false;  // what stands side by side in the query is required, not optional
    std::vector<SynonymGroup> synonyms = {};  // words that are taken for one another,
    bool index_synonyms = true;               // beside those that the index has of its own
    std::int64_t now = 0;                     // seconds since 1970-01-01 UTC, for "last-month" and the like; 0: unknown
    int utc_offset_minutes = 0;               // of the asker's clock, whose days and years dates mean
};

}  // namespace kwic
