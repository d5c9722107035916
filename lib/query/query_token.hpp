// What the lexer hands to the parser.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace kwic {

enum class QueryTokenKind : std::uint8_t {
    term,           // LexedQuery::terms[`term`]
    field,          // `text` is a field's name; what it applies to follows
    unknown_field,  // LexedQuery::terms[`term`] stands where a field's name would, but is none: a word like any other
    open,           // (
    close,          // ), with `boost`
    plus,           // before a term, field or open
    minus,          // the same
    and_word,
    or_word,
    not_word,
    near_word,  // with `distance`
    end,        // the last token, and only the last
};

struct QueryToken {
    QueryTokenKind kind = QueryTokenKind::end;
    std::string text;
    std::size_t begin_byte = 0;  // in the query text, half open
    std::size_t end_byte = 0;
    std::size_t term = 0;
    double boost = 1;
    std::uint32_t distance = 0;
};

}  // namespace kwic
