// From tokens to the syntax tree.
#pragma once

#include "query/lexer.hpp"
#include "query/query_diagnostics.hpp"

#include <kwic/query.hpp>

namespace kwic {

// Reads tokens whose parentheses pair (balance_parentheses), by this grammar:
//
//   list    = { alternatives }
//   alternatives = chain { "OR" chain }
//   chain   = operand { "AND" operand }
//   operand = [ "NOT" ] [ "+" | "-" ] near
//   near    = unit { "NEAR" [ "NOT" ] [ "+" | "-" ] unit }
//   unit    = term | [ field ] "(" list ")" | field unit
//
// An operator without its operands, an empty phrase and an empty group are passed over and reported. The result is
// a group or `nothing`, simplified. Recursion goes no deeper than the parentheses.
Query parse_tokens(LexedQuery&& query, const ParseOptions& options, QueryDiagnostics& diagnostics);

}  // namespace kwic
