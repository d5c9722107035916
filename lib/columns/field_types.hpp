// Of which type a field is.
#pragma once

#include <kwic/schema.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace kwic {

// The fields that every index has: date, lang, path, size, type.
const std::vector<FieldSpec>& built_in_fields();

// The type that the declared fields give, or that a built-in field has; nothing where its values decide.
std::optional<FieldType> given_type(std::string_view field, const std::vector<FieldSpec>& declared);

// Throws Error{invalid_argument} for what cannot be declared: a name that is empty, has other than letters, digits,
// `_`, `-` and `.`, comes twice or is the title's; a text field with a built-in name; a boost where nothing ranks, or
// one that is not a whole number from 1 to 10.
void require_declarable(const std::vector<FieldSpec>& fields);

}  // namespace kwic
