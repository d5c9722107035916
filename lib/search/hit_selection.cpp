#include "search/hit_selection.hpp"

#include "query/field_types.hpp"
#include "query/nearest_field.hpp"
#include "search/count_facets.hpp"
#include "search/sort_documents.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <utility>

namespace kwic {
namespace {

// Among so many times the hits that are wanted, copies are looked for, but among no more than the second number.
constexpr std::size_t copies_ahead = 4;
constexpr std::size_t max_copies_looked_at = 1000;

std::vector<Representative> as_representatives(const std::vector<TopDocument>& documents) {
    std::vector<Representative> representatives;
    representatives.reserve(documents.size());
    for (const TopDocument& document : documents) representatives.push_back({document, 0});
    return representatives;
}

void keep_page(std::vector<Representative>& documents, const RankingWanted& wanted) {
    const std::size_t first = std::min(wanted.offset, documents.size());
    const std::size_t count = std::min(wanted.limit, documents.size() - first);
    documents.erase(documents.begin(), documents.begin() + static_cast<std::ptrdiff_t>(first));
    documents.resize(count);
}

}  // namespace

HitSelection::HitSelection(SearchSession& session, const SideIndex* index, const Columns& columns,
                           const std::vector<FieldSpec>& fields, const SearchOptions& options)
    : session_(session), index_(index), columns_(columns), fields_(fields), options_(options) {
    for (const SortKey& key : options.sort) {
        if (key.field != "score") require_field(key.field, "to sort by");
    }
    for (const FacetRequest& request : options.facets) require_field(request.field, "to count");
    if (!options.collapse.empty()) require_field(options.collapse, "to collapse by");
}

void HitSelection::require_field(const std::string& name, const char* use) const {
    std::vector<FieldSpec> fields = fields_;
    std::erase_if(fields, [](const FieldSpec& field) { return field.name == "title"; });
    if (find_field(fields, name) != nullptr) return;
    std::string message = "the index has no field \"" + name + "\" " + use;
    const std::string_view nearest = nearest_field(name, fields);
    message += nearest.empty() ? " (`kwic info` lists its fields)" : "; did you mean " + std::string(nearest) + "?";
    throw Error(ErrorCode::invalid_argument, message);
}

SelectedHits HitSelection::select(const QueryPlan& plan, const RankingWanted& wanted) {
    const bool needs_all = !options_.sort.empty() || !options_.collapse.empty() || options_.collapse_copies;
    SelectedHits selected = needs_all ? select_of_all(plan, wanted) : select_ranked(plan, wanted);
    if (!options_.facets.empty()) count_facets(plan, selected);
    return selected;
}

SelectedHits HitSelection::select_ranked(const QueryPlan& plan, const RankingWanted& wanted) {
    const RankedDocuments ranked = rank_documents(plan, session_, index_, wanted);
    return {as_representatives(ranked.documents), ranked.total, ranked.total_exact, {}};
}

SelectedHits HitSelection::select_of_all(const QueryPlan& plan, const RankingWanted& wanted) {
    RankingWanted all;
    all.limit = session_.database.get_doccount();
    RankedDocuments ranked = rank_documents(plan, session_, index_, all);
    SelectedHits selected;
    selected.total = ranked.documents.size();
    selected.total_exact = true;
    if (!options_.facets.empty()) {
        for (const TopDocument& document : ranked.documents) matches_.push_back(document.docid);
        std::sort(matches_.begin(), matches_.end());
        has_matches_ = true;
    }
    if (!options_.sort.empty()) sort_documents(ranked.documents, options_.sort, columns_);
    const Column* column = columns_.find(options_.collapse);
    selected.documents =
        column == nullptr ? as_representatives(ranked.documents) : collapse_by_value(ranked.documents, *column);
    if (options_.collapse_copies) selected.documents = without_copies(selected.documents, wanted);
    keep_page(selected.documents, wanted);
    return selected;
}

std::vector<Representative> HitSelection::without_copies(const std::vector<Representative>& documents,
                                                         const RankingWanted& wanted) {
    const std::size_t hits = wanted.offset + wanted.limit;
    std::string data;
    return collapse_copies(
        documents, hits, std::min(copies_ahead * hits, max_copies_looked_at), [&](std::uint32_t docid) {
            return session_.documents.read(session_.entries.document_data(docid, data)).document.text;
        });
}

void HitSelection::count_facets(const QueryPlan& plan, SelectedHits& selected) const {
    const std::vector<std::uint32_t> matches = has_matches_ ? matches_ : find_matches(plan, session_, index_);
    selected.total = matches.size();
    selected.total_exact = true;
    for (const FacetRequest& request : options_.facets) {
        selected.facets.push_back(count_facet(request, matches, columns_, {options_.now, options_.utc_offset_minutes}));
    }
}

}  // namespace kwic
