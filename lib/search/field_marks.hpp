// Where the text fields of a document satisfy a query.
#pragma once

#include "search/search_session.hpp"
#include "snippet/text_matcher.hpp"
#include "storage/stored_document.hpp"
#include "storage/text_fields.hpp"

#include <kwic/document.hpp>
#include <kwic/snippet.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace kwic {

// A value of a text field: the field's number, which of the document's values of that field it is, from 0, and its
// text.
using UseNumberedValue = std::function<void(std::uint32_t field, std::size_t number, const std::string& value)>;

// Calls `use` for every value of the text fields, in the document's order. Throws what `use` throws.
void for_each_numbered_value(const TextFields& text_fields, const Document& document, const UseNumberedValue& use);

// The values that match, with their marks; `use`, if there is one, is called with the matches of each. Thread rule:
// that of the session.
std::vector<FieldMarks> find_field_marks(SearchSession& session, const StoredDocument& stored,
                                         const TextMatcher& matcher,
                                         const std::function<void(const std::vector<Match>&)>& use = {});

}  // namespace kwic
