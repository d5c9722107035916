// From a plan to the best documents.
#pragma once

#include "search/query_plan.hpp"
#include "topk/side_index.hpp"
#include "topk/top_search.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kwic {

struct RankingWanted {
    std::size_t offset = 0;  // documents passed over first
    std::size_t limit = 0;   // documents wanted; both together at most 2 000 000
    bool exact_total = false;
};

struct RankedDocuments {
    std::vector<TopDocument> documents;  // by falling score; ties by number
    std::uint64_t total = 0;             // that match
    bool total_exact = false;            // `total` was counted, not estimated
};

// Both give the same documents and, to 1e-9 of each, scores; documents whose scores are closer than that may change
// places. Throw Xapian's exceptions, Error{damaged}. Thread rule: that of the database.

// By Xapian's own matcher; the total is exact.
RankedDocuments rank_natively(const QueryPlan& plan, SearchSession& session, const RankingWanted& wanted);

// All documents that match, ascending.
std::vector<std::uint32_t> find_matches(const QueryPlan& plan, SearchSession& session, const SideIndex* index);

// With the side index of the database where that covers the plan, else natively. `index` may be null.
RankedDocuments rank_documents(const QueryPlan& plan, SearchSession& session, const SideIndex* index,
                               const RankingWanted& wanted);

}  // namespace kwic
