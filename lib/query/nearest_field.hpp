// Which field was probably meant.
#pragma once

#include <kwic/schema.hpp>

#include <string_view>
#include <vector>

namespace kwic {

// The name of the first of `fields` that `name` is nearest to by edit distance (insertions, deletions, replacements;
// ASCII letters without regard to case), if it takes two edits at most and no more than half the field's letters. Empty
// if none is.
std::string_view nearest_field(std::string_view name, const std::vector<FieldSpec>& fields);

}  // namespace kwic
