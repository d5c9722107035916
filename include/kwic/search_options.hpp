// What is wanted of a search.
#pragma once

#include <kwic/facet.hpp>
#include <kwic/query_reading.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace kwic {

// How much of a hit is filled in; each costs more than the one before.
enum class HitDetail {
    ids,        // rank, id, score
    documents,  // and title, date, language, path, url, fields
    passages,   // and title_marks, passages, unshown, synonyms, opening
};

inline constexpr std::size_t all_passages = static_cast<std::size_t>(-1);
inline constexpr std::size_t no_budget = static_cast<std::size_t>(-1);

struct SearchOptions : QueryReading {
    std::size_t limit = 10;    // hits wanted
    std::size_t offset = 0;    // hits passed over first
    bool exact_total = false;  // count all matches, however many
    bool suggest = true;       // fill in SearchResults::suggestion
    HitDetail detail = HitDetail::passages;
    std::size_t passages = 1;         // passages wanted for a hit, or `all_passages`
    std::size_t passage_tokens = 40;  // about how long a passage is, in words

    // Words that all passages of all hits may have together. The best hits come first; the passage that no longer fits
    // is made shorter if it can be, and none is shown after it. Of passages with the same text the first is shown.
    std::size_t budget_tokens = no_budget;

    std::vector<SortKey> sort = {};  // instead of by falling score; ties in the order of indexing
    std::vector<FacetRequest> facets = {};
    std::string collapse = {};     // a field: of the hits with the same (first) value only the first is one
    bool collapse_copies = false;  // of documents with nearly the same text only the first is a hit
};

}  // namespace kwic
