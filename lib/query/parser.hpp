// From tokens to the syntax tree.
#pragma once

#include "query/query_diagnostics.hpp"
#include "query/query_token.hpp"

#include <kwic/query.hpp>

#include <vector>

namespace kwic {

// Reads tokens whose parentheses pair (balance_parentheses), by this grammar:
//
//   list    = { chain [ "OR" ] }
//   chain   = operand { "AND" operand }
//   operand = [ "NOT" ] [ "+" | "-" ] term
//   term    = word | prefix | phrase | [ field ] "(" list ")" | field term
//
// An operator without its operands, an empty phrase and an empty group are passed over and reported. The result is
// a group or `nothing`, simplified. Recursion goes no deeper than the parentheses.
Query parse_tokens(const std::vector<QueryToken>& tokens, QueryDiagnostics& diagnostics);

}  // namespace kwic
