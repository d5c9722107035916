// What the version file says of all documents.
#pragma once

#include <cstdint>

namespace kwic {

// A document's length is the sum of the wdf of its terms. Bounds may be loose but must hold.
struct GlassStatistics {
    std::uint32_t document_count = 0;
    std::uint32_t last_docid = 0;  // the largest ever used: the next new document gets the one after it
    std::uint32_t min_length = 0;  // of the documents that have a length at all; 0 if none has
    std::uint32_t max_length = 0;
    std::uint32_t max_wdf = 0;
    std::uint64_t total_length = 0;

    bool operator==(const GlassStatistics&) const = default;
};

}  // namespace kwic
