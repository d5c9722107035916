// How many documents have which values.
#pragma once

#include "columns/columns.hpp"
#include "query/date_range.hpp"

#include <kwic/facet.hpp>

#include <cstdint>
#include <vector>

namespace kwic {

// Of `documents` (ascending). Throws Error{invalid_argument} for ranges and steps that the field's values do not have,
// Error{damaged}. Thread rule: any thread.
Facet count_facet(const FacetRequest& request, const std::vector<std::uint32_t>& documents, const Columns& columns,
                  const DateClock& clock);

}  // namespace kwic
