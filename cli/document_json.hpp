// Hits and documents as JSON; docs/output.schema.json has the members.
#pragma once

#include "json_text.hpp"

#include <kwic/document.hpp>
#include <kwic/freshness.hpp>
#include <kwic/index.hpp>

#include <vector>

namespace kwic::cli {

// Version of all JSON that the program prints: members may be added within a version, never changed.
inline constexpr int json_format_version = 1;

// An object: a name's value, or the array of its values when it occurs several times.
Json fields_json(const std::vector<FieldValue>& fields);

Json field_marks_json(const std::vector<FieldMarks>& marked);
Json mark_json(const Mark& mark);
Json warnings_json(const std::vector<Diagnostic>& warnings);
Json hit_json(const Hit& hit, Freshness freshness);
Json document_json(const Document& document);

}  // namespace kwic::cli
