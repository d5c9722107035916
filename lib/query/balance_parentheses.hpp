// Makes the parentheses of a query pair.
#pragma once

#include "query/lexer.hpp"
#include "query/query_diagnostics.hpp"

namespace kwic {

// Afterwards each open has its close and there are never more than max_query_depth open at a time: a close without an
// open goes, an open without a close is closed at the end, pairs that are too deep go (their content stays; a field
// or sign before them goes too). All but what a limit has cut off is reported.
void balance_parentheses(LexedQuery& query, QueryDiagnostics& diagnostics);

}  // namespace kwic
