// The values of fields that filter.
#pragma once

#include "query/query_diagnostics.hpp"
#include "query/word_text.hpp"

#include <kwic/query.hpp>
#include <kwic/schema.hpp>

#include <cstddef>

namespace kwic {

// The condition that `value`, which stands at `at` of the query, makes of a field whose type filters by values: for
// a keyword or path a word, or a wildcard if it holds one; for a number or date a range. What is no number, no date or
// ends before it begins is reported, and the result is `nothing`. Positions and the field's name are left to the
// caller.
Query read_field_value(const WordText& value, const FieldSpec& field, std::size_t at, QueryDiagnostics& diagnostics);

// Whether nothing can lie in a range of a number or date field, whatever the time.
bool is_reversed(const Query& range, FieldType type);

}  // namespace kwic
