// Why a document does not match a query, from what is known of its clauses.
#pragma once

#include <kwic/explanation.hpp>

#include <string>
#include <vector>

namespace kwic {

// One sentence for each clause that decides; `whole` is the query, which the document does not match.
std::vector<std::string> reasons_for_miss(const ExplainedClause& whole);

}  // namespace kwic
