// What stands side by side in a query: conditions are required, words are alternatives.
#pragma once

#include <kwic/query.hpp>
#include <kwic/schema.hpp>

#include <vector>

namespace kwic {

// What explicit ORs join, in order; one child if there is none.
using Alternatives = std::vector<Query>;

// The children of a group that holds `list`. If there are several alternatives, those that are conditions throughout
// (is_condition), and not signed, become required; several of one field become one group of alternatives, and two
// ranges of which one has only a lower and the other only an upper bound become one range. With `requires_all` all
// others become required as well.
std::vector<Query> join_side_by_side(std::vector<Alternatives>&& list, const std::vector<FieldSpec>& fields,
                                     bool requires_all);

// A group around children that are there; simplified.
Query make_group(std::vector<Query>&& children);

}  // namespace kwic
