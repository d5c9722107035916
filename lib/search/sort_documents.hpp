// Documents in the order of the values of their fields.
#pragma once

#include "columns/columns.hpp"
#include "topk/best_documents.hpp"

#include <kwic/facet.hpp>

#include <vector>

namespace kwic {

// Orders by the keys, one after the other; what is the same by number. A field that no document has orders nothing.
// Throws Error{damaged}. Thread rule: any thread.
void sort_documents(std::vector<TopDocument>& documents, const std::vector<SortKey>& keys, const Columns& columns);

}  // namespace kwic
