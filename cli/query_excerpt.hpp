// Where in a query something is wrong, for people.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic::cli {

// Two lines: the query with its control characters escaped, and a caret below the code point at `column` (from 1;
// behind the last one, if it is beyond). Of a long query what stands around the column, in at most 76 columns.
std::string query_excerpt(std::string_view query, std::size_t column);

}  // namespace kwic::cli
