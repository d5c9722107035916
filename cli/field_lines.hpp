// The values of text fields that match, marked.
#pragma once

#include "marked_text.hpp"

#include <kwic/document.hpp>
#include <kwic/index.hpp>
#include <kwic/snippet.hpp>

#include <functional>
#include <string>
#include <vector>

namespace kwic::cli {

// Calls `use` for each of the fields, in their order, with its marks, which may be none.
void for_each_value(const std::vector<FieldValue>& fields, const std::vector<FieldMarks>& marked,
                    const std::function<void(const FieldValue& field, const std::vector<Mark>& marks)>& use);

// "NAME: VALUE" for the first few values of the hit that have marks, of a long value what stands around its first mark;
// and a line that counts the others.
std::vector<std::string> field_lines(const Hit& hit, const MarkStyle& style);

}  // namespace kwic::cli
