#include "search/unit_query.hpp"

#include "search/pattern_source.hpp"
#include "storage/term_space.hpp"

#include <utility>

namespace kwic {
namespace {

TermSpace space_of(ClauseScope scope) {
    return scope == ClauseScope::title ? TermSpace::title : TermSpace::stem;
}

Xapian::Query stem_query(const std::string& stem) {
    return Xapian::Query(make_term(TermSpace::stem, stem));
}

// A term of the scope, scored by the stem: title terms carry no weight of their own.
Xapian::Query scoped_query(const std::string& stem, ClauseScope scope) {
    if (scope == ClauseScope::anywhere) return stem_query(stem);
    return {Xapian::Query::OP_FILTER, stem_query(stem), Xapian::Query(make_term(space_of(scope), stem))};
}

Xapian::Query combine(Xapian::Query::op operation, std::vector<Xapian::Query> queries) {
    if (queries.size() == 1) return queries.front();
    return {operation, queries.begin(), queries.end()};
}

// The weights of a label's terms, which count together.
Xapian::Query weights_of(const Label& label, double share) {
    std::vector<Xapian::Query> stems;
    for (const std::string& term : label.terms) stems.push_back(stem_query(term));
    const Xapian::Query sum = combine(Xapian::Query::OP_OR, std::move(stems));
    return share == 1 ? sum : Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, sum, share);
}

// The sum of the weights of the words on the way. A text writes a word in one way, so the other ways add nothing (the
// best of them would say the same; but Xapian 1.4.22 crashes on OP_MAX below OP_OR when two of its parts end together).
// Stop words carry no weight in the index; leaving them out spares their long posting lists.
Xapian::Query weights_of(const std::vector<Arc>& arcs) {
    std::vector<Xapian::Query> sum;
    for (const Arc& arc : arcs) {
        if (!arc.weighs) continue;
        for (const Label& label : arc.labels) sum.push_back(weights_of(label, arc.share));
    }
    return sum.empty() ? Xapian::Query() : combine(Xapian::Query::OP_OR, std::move(sum));
}

Xapian::Query positional_query(const std::vector<Arc>& arcs, const QueryUnit& unit, ClauseScope scope) {
    const Xapian::Query weights = weights_of(arcs);
    const double own_weight = weights.empty() ? phrase_weight : 0;
    const Xapian::Query places(
        (new PatternSource(make_pattern(arcs, unit.words), space_of(scope), own_weight))->release());
    return weights.empty() ? places : Xapian::Query(Xapian::Query::OP_AND_MAYBE, places, weights);
}

}  // namespace

// One-term ways need no positions. The arcs that lead on to a detour do, and so does a label of several terms.
Xapian::Query make_unit_query(const QueryUnit& unit, ClauseScope scope) {
    std::vector<Xapian::Query> ways;
    std::vector<Arc> positional;
    for (const Arc& arc : unit.arcs) {
        if (arc.from == 0 && arc.to == unit.words && arc.is_one_term()) {
            const Xapian::Query query = scoped_query(arc.labels[0].terms[0], scope);
            ways.push_back(arc.share == 1 ? query : Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, arc.share));
        } else {
            positional.push_back(arc);
        }
    }
    if (!positional.empty()) ways.push_back(positional_query(positional, unit, scope));
    return ways.empty() ? Xapian::Query() : combine(Xapian::Query::OP_OR, std::move(ways));
}

Xapian::Query make_bigram_query(const QueryUnit& unit, ClauseScope scope) {
    std::vector<Xapian::Query> bigrams;
    for (const Arc& arc : unit.arcs) {
        for (const std::string& term : arc.labels[0].terms) bigrams.push_back(scoped_query(term, scope));
    }
    return combine(Xapian::Query::OP_OR, std::move(bigrams));
}

TextClause make_unit_clause(const QueryUnit& unit, ClauseScope scope) {
    TextClause clause;
    clause.written = unit.written;
    clause.scope = scope;
    clause.patterns.push_back(make_pattern(unit.arcs, unit.words));
    return clause;
}

TextClause make_bigram_clause(const QueryUnit& unit, ClauseScope scope) {
    TextClause clause;
    clause.written = unit.written;
    clause.scope = scope;
    for (const Arc& arc : unit.arcs) {
        for (const std::string& term : arc.labels[0].terms) clause.patterns.push_back({2, {{0, 1, {{{term}}}}}});
    }
    return clause;
}

std::string as_one_term(const QueryUnit& unit) {
    if (unit.arcs.size() != 1 || unit.words != 1 || !unit.arcs[0].is_one_term() || unit.arcs[0].share != 1) return {};
    return make_term(TermSpace::stem, unit.arcs[0].labels[0].terms[0]);
}

}  // namespace kwic
