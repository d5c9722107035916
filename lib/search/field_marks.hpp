// Where the text fields of a document satisfy a query.
#pragma once

#include "search/search_session.hpp"
#include "snippet/text_matcher.hpp"
#include "storage/stored_document.hpp"

#include <kwic/snippet.hpp>

#include <functional>
#include <vector>

namespace kwic {

// The values that match, with their marks; `use`, if there is one, is called with the matches of each. Thread rule:
// that of the session.
std::vector<FieldMarks> find_field_marks(SearchSession& session, const StoredDocument& stored,
                                         const TextMatcher& matcher,
                                         const std::function<void(const std::vector<Match>&)>& use = {});

}  // namespace kwic
