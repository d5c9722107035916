// Ranges in the notation of the query language.
#pragma once

#include <kwic/query.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace kwic {

// `1975`, `1975..1980`, `1975..`, `..1980`, `>1975`, `>=1975`, `<1980`, `<=1980` and `>1975..<1980`, whatever stands in
// the place of the numbers: a node of kind range without a field. None if no bound is there.
std::optional<Query> read_range(std::string_view text);

// The bounds of a range as read_range reads them.
std::string range_text(const Query& range);

}  // namespace kwic
