// What NEAR joins.
#pragma once

#include "query/query_diagnostics.hpp"

#include <kwic/query.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kwic {

// What stands between the NEARs of a chain; one operand alone is itself.
struct NearChain {
    std::vector<Query> operands;
    std::uint32_t distance = 0;  // the largest of the chain
    std::size_t begin_byte = 0;  // of the first NEAR
};

// A near, or, if one of the operands has no places in the text (a value, something required or excluded) or stands in
// another field than the first, a group that requires them all, with a report. What is beyond max_phrase_terms operands
// is left out.
Query join_near_chain(NearChain&& chain, const std::vector<FieldSpec>& fields, QueryDiagnostics& diagnostics);

}  // namespace kwic
