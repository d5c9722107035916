// From a plan to what the side index evaluates.
#pragma once

#include "search/query_plan.hpp"
#include "topk/side_index.hpp"
#include "topk/top_query.hpp"

#include "topk/database_entries.hpp"

#include <optional>

namespace kwic {

// Nothing where the side index does not cover the plan: a score that is not a sum of its terms' weights and of
// patterns' own, or an optional part with conditions of its own. All must outlive the query. Throws Xapian's
// exceptions, Error{damaged}. Thread rule: that of the database.
std::optional<TopQuery> plan_top_query(const QueryPlan& plan, const SideIndex& index, const DatabaseEntries& entries);

}  // namespace kwic
