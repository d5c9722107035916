#include "search/query_plan.hpp"

#include "search/document_set_source.hpp"
#include "search/place_source.hpp"

#include <utility>

namespace kwic {
namespace {

using Queries = std::vector<Xapian::Query>;

Queries queries_of(const QueryPlan& plan, std::size_t first, SearchSession& session) {
    Queries queries;
    for (std::size_t i = first; i < plan.parts.size(); ++i) {
        queries.push_back(to_xapian_query(plan.parts[i], session));
    }
    return queries;
}

Xapian::Query combine(Xapian::Query::op operation, const Queries& queries) {
    return {operation, queries.begin(), queries.end()};
}

Xapian::Query first_and_any(Xapian::Query::op operation, const QueryPlan& plan, SearchSession& session) {
    return {operation, to_xapian_query(plan.parts.front(), session),
            combine(Xapian::Query::OP_OR, queries_of(plan, 1, session))};
}

Xapian::Query without(const QueryPlan& plan, SearchSession& session) {
    Queries excluded;
    for (const Xapian::Query& query : queries_of(plan, 1, session)) {
        excluded.push_back(as_document_set(session.database, query));
    }
    return {Xapian::Query::OP_AND_NOT, to_xapian_query(plan.parts.front(), session),
            combine(Xapian::Query::OP_OR, excluded)};
}

}  // namespace

QueryPlan plan_everything() {
    QueryPlan plan;
    plan.kind = PlanKind::everything;
    return plan;
}

QueryPlan plan_term(std::string term, Xapian::termcount repetitions) {
    QueryPlan plan;
    plan.kind = PlanKind::term;
    plan.term = std::move(term);
    plan.repetitions = repetitions;
    return plan;
}

QueryPlan plan_places(PlaceQuery places, double own_weight) {
    QueryPlan plan;
    plan.kind = PlanKind::places;
    plan.places = std::move(places);
    plan.own_weight = own_weight;
    return plan;
}

QueryPlan plan_documents(std::vector<Xapian::docid> ascending) {
    QueryPlan plan;
    plan.kind = PlanKind::documents;
    plan.documents = std::make_shared<const std::vector<Xapian::docid>>(std::move(ascending));
    return plan;
}

QueryPlan plan_native(Xapian::Query query) {
    QueryPlan plan;
    plan.kind = PlanKind::native;
    plan.native = std::move(query);
    return plan;
}

QueryPlan plan_of(PlanKind kind, std::vector<QueryPlan> parts) {
    if (parts.size() == 1) return std::move(parts.front());
    QueryPlan plan;
    plan.kind = kind;
    plan.parts = std::move(parts);
    return plan;
}

QueryPlan plan_scaled(QueryPlan part, double factor) {
    if (factor == 1) return part;
    QueryPlan plan;
    plan.kind = PlanKind::scaled;
    plan.factor = factor;
    plan.parts.push_back(std::move(part));
    return plan;
}

Xapian::Query to_xapian_query(const QueryPlan& plan, SearchSession& session) {
    switch (plan.kind) {
        case PlanKind::nothing:
            return {};
        case PlanKind::everything:
            return {Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query::MatchAll, 0.0};
        case PlanKind::term:
            return Xapian::Query(plan.term, plan.repetitions);
        case PlanKind::places:
            return Xapian::Query((new PlaceSource(PlaceMatcher(plan.places), plan.own_weight, session))->release());
        case PlanKind::documents:
            return Xapian::Query((new DocumentSetSource(*plan.documents))->release());
        case PlanKind::native:
            return plan.native;
        case PlanKind::any:
            return combine(Xapian::Query::OP_OR, queries_of(plan, 0, session));
        case PlanKind::all:
            return combine(Xapian::Query::OP_AND, queries_of(plan, 0, session));
        case PlanKind::maybe:
            return first_and_any(Xapian::Query::OP_AND_MAYBE, plan, session);
        case PlanKind::filter:
            return combine(Xapian::Query::OP_FILTER, queries_of(plan, 0, session));
        case PlanKind::without:
            return without(plan, session);
        case PlanKind::scaled:
            return {Xapian::Query::OP_SCALE_WEIGHT, to_xapian_query(plan.parts.front(), session), plan.factor};
    }
    return {};
}

}  // namespace kwic
