// What the lexer hands to the parser.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace kwic {

enum class QueryTokenKind : std::uint8_t {
    word,           // `text` without its escapes
    prefix,         // `text` without its star
    phrase,         // `text` between the quotation marks: no escapes, single spaces
    field,          // `text` is a field's name; what it applies to follows
    unknown_field,  // `text` stands where a field's name would, but is none: a word like any other
    open,           // (
    close,          // )
    plus,           // before a word, prefix, phrase, field or open
    minus,          // the same
    and_word,
    or_word,
    not_word,
    end,  // the last token, and only the last
};

struct QueryToken {
    QueryTokenKind kind = QueryTokenKind::end;
    std::string text;
    std::size_t begin_byte = 0;  // in the query text, half open
    std::size_t end_byte = 0;

    bool operator==(const QueryToken&) const = default;
};

}  // namespace kwic
