#include "hit_notes.hpp"

#include "index_location.hpp"
#include "quantities.hpp"

#include <algorithm>
#include <set>

namespace kwic::cli {
namespace {

std::string joined(const std::vector<std::string>& parts) {
    std::string list;
    for (const std::string& part : parts) list += (list.empty() ? "" : ", ") + part;
    return list;
}

std::string repeats_text(const std::vector<std::size_t>& ranks) {
    std::vector<std::string> hits;
    for (const std::size_t rank : std::set(ranks.begin(), ranks.end())) hits.push_back(std::to_string(rank));
    return "shown already in " + joined(hits) + ": " + count_text(ranks.size(), "passage");
}

bool is_told_by(const std::string& id, const std::string& place) {
    return place == id || place.ends_with("/" + id);
}

}  // namespace

std::string place_text(const Hit& hit) {
    if (hit.path.empty()) return {};
    const std::string line = hit.line == 0 ? "" : ":" + std::to_string(hit.line);
    const std::string place = shown_path(hit.path) + line;
    return is_told_by(hit.id, place) || is_told_by(hit.id, hit.path + line) ? std::string{} : place;
}

std::string_view staleness_text(Freshness freshness) {
    switch (freshness) {
        case Freshness::changed:
            return "changed since it was indexed";
        case Freshness::gone:
            return "gone";
        default:
            return {};
    }
}

std::vector<std::string> notes_of(const Hit& hit) {
    std::vector<std::string> notes;
    if (!hit.unshown.empty()) notes.push_back("also matches: " + joined(hit.unshown));
    for (const SynonymFound& found : hit.synonyms) notes.push_back(found.text + " for " + found.instead_of);
    if (!hit.repeats.empty()) notes.push_back(repeats_text(hit.repeats));
    if (hit.budget_left_out > 0) notes.push_back("beyond the budget: " + count_text(hit.budget_left_out, "passage"));
    if (hit.hidden > 0) notes.push_back("and " + count_text(hit.hidden) + " like it");
    return notes;
}

std::string facet_rest_text(const Facet& facet) {
    const std::uint64_t left_out = facet.values - std::min<std::uint64_t>(facet.values, facet.counts.size());
    return left_out == 0 ? std::string() : "and " + count_text(left_out) + " more";
}

std::string results_text(const SearchResults& results) {
    return count_text(results.hits.size()) + " of " + (results.total_exact ? "" : "about ") +
           count_text(results.total, "document");
}

}  // namespace kwic::cli
