// What is said to people about a hit and a result besides its text, as it is: whoever shows it escapes it.
#pragma once

#include <kwic/freshness.hpp>
#include <kwic/index.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace kwic::cli {

// The file it was read from as seen from the current folder, with the record's line; empty if the id says as much.
std::string place_text(const Hit& hit);

// "changed since it was indexed", "gone"; empty for what is fresh or unknown.
std::string_view staleness_text(Freshness freshness);

// A line each, if there is something to say: clauses that no passage shows, passages that a budget left out.
std::vector<std::string> notes_of(const Hit& hit);

// "and 7 more": values that are not shown; empty for none.
std::string facet_rest_text(const Facet& facet);

// "10 of about 1,234 documents".
std::string results_text(const SearchResults& results);

}  // namespace kwic::cli
