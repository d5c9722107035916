// A value of a text field on one line, marked.
#pragma once

#include "marked_text.hpp"

#include <kwic/document.hpp>
#include <kwic/snippet.hpp>

#include <string>
#include <vector>

namespace kwic::cli {

// "NAME: VALUE" of the value that is marked, one of `fields`; empty if it is not among them.
std::string field_line(const std::vector<FieldValue>& fields, const FieldMarks& marked, const MarkStyle& style);

// The marks of `fields[number]`; none if it has none.
std::vector<Mark> marks_of_value(const std::vector<FieldValue>& fields, std::size_t number,
                                 const std::vector<FieldMarks>& marked);

}  // namespace kwic::cli
