// Which of the documents that match become hits, in which order, and what is counted of all.
#pragma once

#include "columns/columns.hpp"
#include "search/collapse_documents.hpp"
#include "search/rank_documents.hpp"
#include "search/search_session.hpp"

#include <kwic/index.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace kwic {

struct SelectedHits {
    std::vector<Representative> documents;
    std::uint64_t total = 0;  // that match
    bool total_exact = false;
    std::vector<Facet> facets;
};

// Thread rule: one thread at a time.
class HitSelection {
  public:
    // All must outlive this; `index` may be null. `fields`: those that the options may name. Throws
    // Error{invalid_argument} for another one.
    HitSelection(SearchSession& session, const SideIndex* index, const Columns& columns,
                 const std::vector<FieldSpec>& fields, const SearchOptions& options);

    // Throws Xapian's exceptions, Error{damaged}, Error{invalid_argument} for ranges and steps that a field cannot
    // have.
    SelectedHits select(const QueryPlan& plan, const RankingWanted& wanted);

  private:
    void require_field(const std::string& name, const char* use) const;
    SelectedHits select_ranked(const QueryPlan& plan, const RankingWanted& wanted);
    SelectedHits select_of_all(const QueryPlan& plan, const RankingWanted& wanted);
    std::vector<Representative> without_copies(const std::vector<Representative>& documents,
                                               const RankingWanted& wanted);
    void count_facets(const QueryPlan& plan, SelectedHits& selected) const;

    SearchSession& session_;
    const SideIndex* index_;
    const Columns& columns_;
    const std::vector<FieldSpec>& fields_;
    const SearchOptions& options_;
    std::vector<std::uint32_t> matches_;  // all, ascending, if they were found
    bool has_matches_ = false;
};

}  // namespace kwic
