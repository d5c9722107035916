// Trees, texts and comparisons for the tests of the query language.
#pragma once

#include <kwic/query.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "query/simplify_group.hpp"

namespace kwic::query_trees {

inline Query without_positions(Query query) {
    query.begin_byte = 0;
    query.end_byte = 0;
    for (Query& child : query.children) child = without_positions(std::move(child));
    return query;
}

inline Query make_leaf(QueryKind kind, std::string text, Occurrence occurrence = Occurrence::optional,
                       std::string field = {}) {
    Query leaf;
    leaf.kind = kind;
    leaf.text = std::move(text);
    leaf.occurrence = occurrence;
    leaf.field = std::move(field);
    return leaf;
}

inline Query make_word(std::string text, Occurrence occurrence = Occurrence::optional) {
    return make_leaf(QueryKind::word, std::move(text), occurrence);
}

inline Query make_group(std::vector<Query> children, Occurrence occurrence = Occurrence::optional) {
    Query group;
    group.kind = QueryKind::group;
    group.occurrence = occurrence;
    group.children = std::move(children);
    return group;
}

inline Query simplified(Query query) {
    for (Query& child : query.children) child = simplified(std::move(child));
    if (query.kind == QueryKind::group) simplify_group(query);
    if (query.kind == QueryKind::near) simplify_near(query);
    return query;
}

using Random = std::mt19937;

inline std::size_t random_below(Random& random, std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
}

inline std::string random_pieces(Random& random, const std::vector<std::string>& pieces, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += pieces[random_below(random, pieces.size())];
    return text;
}

// All of a tree but its positions, for comparisons that fail.
inline std::string describe(const Query& query) {
    static const std::vector<std::string> kinds = {"nothing", "word", "phrase", "wildcard",
                                                   "fuzzy",   "near", "range",  "group"};
    static const std::vector<std::string> signs = {"", "+", "-"};
    std::string text = signs[static_cast<std::size_t>(query.occurrence)] + kinds[static_cast<std::size_t>(query.kind)];
    if (query.exact) text += "=";
    if (!query.text.empty() || !query.field.empty()) text += "[" + query.field + ":" + query.text + "]";
    if (query.distance > 0) text += "~" + std::to_string(query.distance);
    if (query.boost != 1) text += "^" + std::to_string(query.boost);
    if (!query.low.empty() || query.excludes_low) text += (query.excludes_low ? ">" : ">=") + query.low;
    if (!query.high.empty() || query.excludes_high) text += (query.excludes_high ? "<" : "<=") + query.high;
    for (const Query& child : query.children) text += (&child == &query.children.front() ? "{" : " ") + describe(child);
    return text + (query.children.empty() ? "" : "}");
}

// A field of each type.
inline const ParseOptions& all_fields() {
    static const ParseOptions options = {.fields = {{.name = "title"},
                                                    {.name = "author", .type = FieldType::words},
                                                    {.name = "lang", .type = FieldType::keyword},
                                                    {.name = "year", .type = FieldType::number},
                                                    {.name = "date", .type = FieldType::date},
                                                    {.name = "path", .type = FieldType::path}}};
    return options;
}

// What words are made of where the language is hardest pressed.
inline const std::vector<std::string>& word_pieces() {
    static const std::vector<std::string> pieces = {"a",   "b",     "Z", "7", "_", "é", "中", "e\u0301", "AND", "OR",
                                                    "NOT", "title", ":", "(", ")", "+", "-",  "*",       "\"",  "\\",
                                                    "/",   "“",     "”", "„", "«", "»", "→",  ".",       ",",   "'",
                                                    "~",   "^",     "?", "=", "<", ">", "()", "\\\\"};
    return pieces;
}

}  // namespace kwic::query_trees
