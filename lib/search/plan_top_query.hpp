// From a plan to what the side index evaluates.
#pragma once

#include "search/query_plan.hpp"
#include "topk/side_index.hpp"
#include "topk/top_query.hpp"

#include <optional>

namespace kwic {

// Nothing where the side index does not cover the plan: what only Xapian evaluates (a prefix, everything but), and
// optional groups that exclude, or whose own optional parts are phrases. All must outlive the query. Throws Xapian's
// exceptions, Error{damaged}. Thread rule: that of the entries.
std::optional<TopQuery> plan_top_query(const QueryPlan& plan, const SideIndex& index, SearchSession& session);

}  // namespace kwic
