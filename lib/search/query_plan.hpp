// What a query asks of the index, before anybody decides how to evaluate it.
#pragma once

#include "search/place_matcher.hpp"
#include "search/search_session.hpp"

#include <kwic/query.hpp>

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace kwic {

// Each kind matches documents, and gives each a score.
enum class PlanKind : std::uint8_t {
    nothing,
    everything,  // scores 0
    term,        // by the ranking formula, `repetitions` times
    places,      // where `places` are satisfied; `own_weight`
    documents,   // those of `documents`; scores 0
    native,      // as Xapian evaluates `native`
    any,         // any of the parts; the sum of those that match
    all,         // all of them
    maybe,       // the first part; the others add to the score
    filter,      // all parts; the score is the first one's
    without,     // the first part, and none of the others
    scaled,      // the only part; its score times `factor`
};

struct QueryPlan {
    PlanKind kind = PlanKind::nothing;
    std::string term;
    Xapian::termcount repetitions = 1;
    double factor = 1;
    PlaceQuery places = {};
    double own_weight = 0;
    std::shared_ptr<const std::vector<Xapian::docid>> documents = {};  // ascending
    Xapian::Query native = {};
    std::vector<QueryPlan> parts = {};

    // The leaves of the syntax tree that it stands for, which an explanation gives equal parts of its score; none where
    // that is said around it. Not part of what it asks.
    std::vector<const Query*> sources = {};
};

QueryPlan plan_everything();
QueryPlan plan_term(std::string term, Xapian::termcount repetitions = 1);
QueryPlan plan_places(PlaceQuery places, double own_weight);
QueryPlan plan_documents(std::vector<Xapian::docid> ascending);
QueryPlan plan_native(Xapian::Query query);

// `parts`: at least one; one alone is the plan itself.
QueryPlan plan_of(PlanKind kind, std::vector<QueryPlan> parts);

// A factor of 1 changes nothing.
QueryPlan plan_scaled(QueryPlan part, double factor);

// The query by which Xapian evaluates the plan, as long as the session lives. Throws Xapian's exceptions. Thread rule:
// that of the session.
Xapian::Query to_xapian_query(const QueryPlan& plan, SearchSession& session);

}  // namespace kwic
