// From query text to tokens.
#pragma once

#include "query/query_diagnostics.hpp"
#include "query/query_token.hpp"

#include <kwic/query.hpp>
#include <kwic/schema.hpp>

#include <string_view>
#include <vector>

namespace kwic {

struct LexedQuery {
    std::vector<QueryToken> tokens;  // the last one is `end`
    std::vector<Query> terms;        // leaves and nears without their fields; first `nothing`, for all that is left out
    bool is_cut = false;             // a limit ends the query before its writer did
};

// Splits `text` at separators, operators and quotation marks; any bytes will do. `is_cut` says that the writer's text
// goes on. `fields` are those that may stand before a colon. In the tokens a sign is followed by what it belongs to,
// a field by a term or open. There are at most as many terms as TermReader allows. Takes time linear in the text.
LexedQuery lex_query(std::string_view text, bool is_cut, const std::vector<FieldSpec>& fields,
                     QueryDiagnostics& diagnostics);

}  // namespace kwic
