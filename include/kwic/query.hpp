// The query language: text to syntax tree, and the tree's canonical text.
//
// Any text is a query. What cannot be taken as written comes back as a diagnostic with its column, and the rest still
// counts. docs/query-language.md has the grammar with examples.
#pragma once

#include <kwic/export.hpp>
#include <kwic/schema.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

enum class QueryKind {
    nothing,   // matches no document: the empty query
    word,      // `text` as written; the analyzer may find several tokens in it
    phrase,    // words in order, next to each other: `text`, or, where some are no plain words, `children` (a word,
               // wildcard or fuzzy word each; the phrase has the field)
    wildcard,  // every indexed form like `text`, in which `*` is any letters or none and `?` is one
    fuzzy,     // every indexed form that `distance` edits make of `text`
    near,      // `children` (whatever stands at places of a text: no range, nothing excluded) in any order, with at
               // most `distance` other words between the first and the last
    range,     // a number or date field's values from `low` to `high`
    group,     // `children`, each optional, required or excluded
};

// How a child of a group takes part. A group matches a document that satisfies every required child, no excluded child
// and, if nothing is required but conditions (clauses of fields that filter), at least one optional child if there is
// any. A group of excluded children alone matches every document that satisfies none of them.
enum class Occurrence { optional, required, excluded };

// A node of the syntax tree. A value: copy and compare freely. Other members than a kind's own have their defaults.
struct Query {
    QueryKind kind = QueryKind::nothing;
    Occurrence occurrence = Occurrence::optional;  // within the enclosing group
    std::string text;                              // word, phrase, wildcard, fuzzy
    std::string field;                             // leaves: a field's name, or empty for everything
    bool exact = false;                            // word, phrase: these forms and no others of the same stem
    std::uint32_t distance = 0;                    // fuzzy: 1 or 2; near: words between
    double boost = 1;                              // by what the score is multiplied: min_boost to max_boost
    std::string low;                               // range: as written; empty for no bound
    std::string high;                              // a date stands for all of its days: 2020 ends with 2020-12-31
    bool excludes_low = false;                     // range: `>` rather than `>=`
    bool excludes_high = false;
    std::vector<Query> children;  // phrase, near, group
    std::string synonym_of;       // what the query has, where this was added as its synonym
    std::size_t begin_byte = 0;   // where it stands in the query text, half open
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
    bool literal = false;    // all of the text is plain words: no operators at all
    bool all_words = false;  // what stands side by side on the top level is required, not optional
    std::vector<FieldSpec> fields = {{.name = "title"}};  // that may stand before a colon
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
inline constexpr std::size_t min_fuzzy_letters = 3;
inline constexpr std::uint32_t max_fuzzy_edits = 2;
inline constexpr std::uint32_t default_near_distance = 10;
inline constexpr std::uint32_t max_near_distance = 250;
inline constexpr double min_boost = 0.01;
inline constexpr double max_boost = 100;

// Parses any bytes (ill-formed UTF-8 separates words); never throws on their account. Thread rule: any thread.
KWIC_API ParsedQuery parse_query(std::string_view text, const ParseOptions& options = {});

// The canonical text of a tree: parsing it again (with the same fields) gives the same tree but for byte positions. Of
// the fields their types matter; one that is not among `fields` is taken for one that filters, and the text then has an
// OR more at most.
KWIC_API std::string to_string(const Query& query, const std::vector<FieldSpec>& fields = ParseOptions{}.fields);

}  // namespace kwic
