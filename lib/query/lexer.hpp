// From query text to tokens.
#pragma once

#include "query/query_diagnostics.hpp"
#include "query/query_token.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kwic {

struct LexedQuery {
    std::vector<QueryToken> tokens;  // the last one is `end`
    bool is_cut = false;             // a limit ends the query before its writer did
};

// Splits `text` at separators, operators and quotation marks; any bytes will do. `is_cut` says that the writer's text
// goes on. `fields` are the names that may stand before a colon. In the tokens a sign is followed by what it belongs
// to, a field by a word, prefix, phrase or open. There are at most max_query_terms words (those inside phrases and the
// names of unknown fields count), max_phrase_terms words in a phrase and max_wildcards prefixes. Takes time linear in
// the text.
LexedQuery lex_query(std::string_view text, bool is_cut, const std::vector<std::string>& fields,
                     QueryDiagnostics& diagnostics);

}  // namespace kwic
