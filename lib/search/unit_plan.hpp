// From a unit, or a set of exact forms, to the plan that finds it and the clause that marks it.
#pragma once

#include "search/place_compiler.hpp"
#include "search/query_plan.hpp"
#include "search/query_unit.hpp"
#include "snippet/text_clause.hpp"

#include <string>

namespace kwic {

// What a positional clause is worth where none of its words weighs.
inline constexpr double phrase_weight = 2;
inline constexpr double near_weight = 1;

// Finds the documents that hold the unit in the given scope, scored by its stems that weigh: a term by its own weight,
// a compound or phrase by the sum of its words' weights; parts of one word count together as one word.
QueryPlan make_unit_plan(const QueryUnit& unit, ClauseScope scope);

// Finds the documents that hold any bigram of a Hangul word; each adds its weight.
QueryPlan make_bigram_plan(const QueryUnit& unit, ClauseScope scope);

// Finds the documents where the places are, scored by the sum of their words' weights, or by `own_weight` if none of
// them weighs.
QueryPlan make_place_plan(const CompiledPlaces& places, ClauseScope scope, double own_weight);

// What those plans match in a text.
TextClause make_unit_clause(const QueryUnit& unit, ClauseScope scope);
TextClause make_bigram_clause(const QueryUnit& unit, ClauseScope scope);
TextClause make_place_clause(const CompiledPlaces& places, ClauseScope scope);

// The unit as one term with nothing else to it, so that repetitions can be counted instead of repeated; or empty.
std::string as_one_term(const QueryUnit& unit);

}  // namespace kwic
