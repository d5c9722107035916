// The query language: text to syntax tree, and the tree's canonical text.
//
// Any text is a query. What cannot be taken as written comes back as a diagnostic with its column, and the rest still
// counts. docs/query-language.md has the grammar with examples.
#pragma once

#include <kwic/export.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

enum class QueryKind {
    nothing,  // matches no document: the empty query
    word,     // `text` as written; the analyzer may find several tokens in it
    phrase,   // `text` between quotes: its tokens in order, next to each other
    prefix,   // `text` without its star: every indexed form that begins with it
    group,    // `children`, each optional, required or excluded
};

// How a child of a group takes part. A group matches a document that satisfies every required child, no excluded
// child and, if nothing is required, at least one optional child (a group of excluded children alone matches every
// document that satisfies none of them).
enum class Occurrence { optional, required, excluded };

// A node of the syntax tree. A value: copy and compare freely.
struct Query {
    QueryKind kind = QueryKind::nothing;
    Occurrence occurrence = Occurrence::optional;  // within the enclosing group
    std::string text;                              // word, phrase, prefix
    std::string field;                             // word, phrase, prefix: a field's name, or empty for everything
    std::vector<Query> children;                   // group
    std::size_t begin_byte = 0;                    // where it stands in the query text, half open
    std::size_t end_byte = 0;

    bool operator==(const Query&) const = default;
};

// What could not be taken as written.
struct Diagnostic {
    std::size_t column = 0;  // code points into the query text, counted from 1
    std::string message;     // one sentence
    std::string suggestion;  // what was probably meant, or empty

    bool operator==(const Diagnostic&) const = default;
};

struct ParseOptions {
    bool literal = false;                         // all of the text is plain words: no operators at all
    std::vector<std::string> fields = {"title"};  // names that may stand before a colon
};

struct ParsedQuery {
    Query query;                       // `nothing`, or a group; never a bare leaf
    std::vector<Diagnostic> warnings;  // in order of their columns
};

// Limits; what goes beyond one is dropped with a warning.
inline constexpr std::size_t max_query_bytes = std::size_t{64} * 1024;
inline constexpr std::size_t max_query_depth = 64;
inline constexpr std::size_t max_query_terms = 256;
inline constexpr std::size_t max_phrase_terms = 16;
inline constexpr std::size_t max_wildcards = 4;
inline constexpr std::size_t max_wildcard_expansions = 1000;
inline constexpr std::size_t min_wildcard_letters = 2;

// Parses any bytes (ill-formed UTF-8 separates words); never throws on their account. Thread rule: any thread.
KWIC_API ParsedQuery parse_query(std::string_view text, const ParseOptions& options = {});

// The canonical text of a tree: parsing it again (with the same fields) gives the same tree but for byte positions.
KWIC_API std::string to_string(const Query& query);

}  // namespace kwic
