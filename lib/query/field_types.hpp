// What the fields of a query are.
#pragma once

#include <kwic/query.hpp>
#include <kwic/schema.hpp>

#include <string_view>
#include <vector>

namespace kwic {

inline constexpr int max_field_boost = 10;  // of a text field

// The field of that name, or null.
const FieldSpec* find_field(const std::vector<FieldSpec>& fields, std::string_view name) noexcept;

// Whether clauses are conditions of what is found and add nothing to a score.
bool filters(FieldType type) noexcept;

// Whether a field's value is a text of words with places, in which there are phrases and nears.
bool has_words(FieldType type) noexcept;

// Whether every word, phrase, pattern and range in the tree is of a field that filters or is not among `fields`.
bool is_condition(const Query& query, const std::vector<FieldSpec>& fields) noexcept;

// The field that everything in the tree has (the empty one, if nothing has any); null if there are several.
const std::string* find_only_field(const Query& query) noexcept;

}  // namespace kwic
