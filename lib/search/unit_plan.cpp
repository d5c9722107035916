#include "search/unit_plan.hpp"

#include "storage/term_space.hpp"

#include <memory>
#include <utility>

namespace kwic {
namespace {

QueryPlan stem_plan(const std::string& stem) {
    return plan_term(make_term(TermSpace::stem, stem));
}

// A term of the scope, scored by the stem: terms of title and fields carry no weight of their own.
QueryPlan scoped_plan(const std::string& stem, ClauseScope scope) {
    if (scope == ClauseScope::anywhere) return stem_plan(stem);
    return plan_of(PlanKind::filter, {stem_plan(stem), plan_term(scoped_term(stem, scope))});
}

// The weights of a label's terms, which count together.
QueryPlan weights_of(const Label& label, double share) {
    std::vector<QueryPlan> stems;
    for (const std::string& term : label.terms) stems.push_back(stem_plan(term));
    return plan_scaled(plan_of(PlanKind::any, std::move(stems)), share);
}

// The sum of the weights of the words on the way. A text writes a word in one way, so the other ways add nothing (the
// best of them would say the same; but Xapian 1.4.22 crashes on OP_MAX below OP_OR when two of its parts end together).
// Stop words carry no weight in the index; leaving them out spares their long posting lists.
std::vector<QueryPlan> weights_of(const std::vector<Arc>& arcs) {
    std::vector<QueryPlan> sum;
    for (const Arc& arc : arcs) {
        if (!arc.weighs) continue;
        for (const Label& label : arc.labels) sum.push_back(weights_of(label, arc.share));
    }
    return sum;
}

QueryPlan positional_plan(const std::vector<Arc>& arcs, const QueryUnit& unit, ClauseScope scope) {
    CompiledPlaces places;
    places.found.patterns.push_back(make_pattern(arcs, unit.words));
    places.proved = places.found;
    places.weighing = arcs;
    return make_place_plan(places, scope, phrase_weight);
}

}  // namespace

// One-term ways need no positions. The arcs that lead on to a detour do, and so does a label of several terms.
QueryPlan make_unit_plan(const QueryUnit& unit, ClauseScope scope) {
    std::vector<QueryPlan> ways;
    std::vector<Arc> positional;
    for (const Arc& arc : unit.arcs) {
        if (arc.from == 0 && arc.to == unit.words && arc.is_one_term()) {
            ways.push_back(plan_scaled(scoped_plan(arc.labels[0].terms[0], scope), arc.share));
        } else {
            positional.push_back(arc);
        }
    }
    if (!positional.empty()) ways.push_back(positional_plan(positional, unit, scope));
    return ways.empty() ? QueryPlan() : plan_of(PlanKind::any, std::move(ways));
}

QueryPlan make_bigram_plan(const QueryUnit& unit, ClauseScope scope) {
    std::vector<QueryPlan> bigrams;
    for (const Arc& arc : unit.arcs) {
        for (const std::string& term : arc.labels[0].terms) bigrams.push_back(scoped_plan(term, scope));
    }
    return plan_of(PlanKind::any, std::move(bigrams));
}

QueryPlan make_place_plan(const CompiledPlaces& places, ClauseScope scope, double own_weight) {
    if (places.found.empty()) return {};
    PlaceQuery query{std::make_shared<const Places>(places.found), scope, nullptr};
    if (places.needs_proof || is_field(scope))
        query.proof = std::make_shared<const TextProof>(make_place_clause(places, scope));
    std::vector<QueryPlan> weights = weights_of(places.weighing);
    QueryPlan found = plan_places(std::move(query), weights.empty() ? own_weight : 0);
    if (weights.empty()) return found;
    return plan_of(PlanKind::maybe, {std::move(found), plan_of(PlanKind::any, std::move(weights))});
}

TextClause make_unit_clause(const QueryUnit& unit, ClauseScope scope) {
    TextClause clause;
    clause.written = unit.written;
    clause.scope = scope;
    clause.places.patterns.push_back(make_pattern(unit.arcs, unit.words));
    return clause;
}

TextClause make_bigram_clause(const QueryUnit& unit, ClauseScope scope) {
    TextClause clause;
    clause.written = unit.written;
    clause.scope = scope;
    for (const Arc& arc : unit.arcs) {
        for (const std::string& term : arc.labels[0].terms) clause.places.patterns.push_back({2, {{0, 1, {{{term}}}}}});
    }
    return clause;
}

TextClause make_place_clause(const CompiledPlaces& places, ClauseScope scope) {
    TextClause clause;
    clause.scope = scope;
    clause.places = places.proved;
    return clause;
}

std::string as_one_term(const QueryUnit& unit) {
    if (unit.arcs.size() != 1 || unit.words != 1 || !unit.arcs[0].is_one_term() || unit.arcs[0].share != 1) return {};
    return make_term(TermSpace::stem, unit.arcs[0].labels[0].terms[0]);
}

}  // namespace kwic
