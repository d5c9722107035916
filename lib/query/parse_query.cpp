#include "query/balance_parentheses.hpp"
#include "query/lexer.hpp"
#include "query/lexical_rules.hpp"
#include "query/parser.hpp"
#include "query/query_diagnostics.hpp"
#include "query/simplify_group.hpp"
#include "text/character_boundary.hpp"

#include <kwic/query.hpp>

#include <utility>

namespace kwic {
namespace {

// The beginning of a text that is too long, up to a code point boundary.
std::string_view cut_to_limit(std::string_view text, QueryDiagnostics& diagnostics) {
    if (text.size() <= max_query_bytes) return text;
    std::size_t end = max_query_bytes;
    while (end + 3 > max_query_bytes && is_continuation(text[end])) --end;
    diagnostics.report(end,
                       "The query is longer than " + std::to_string(max_query_bytes) + " bytes; the rest is ignored.");
    return text.substr(0, end);
}

Query make_word(std::string_view text, std::size_t begin, std::size_t end) {
    Query word;
    word.kind = QueryKind::word;
    word.text = text.substr(begin, end - begin);
    word.begin_byte = begin;
    word.end_byte = end;
    return word;
}

std::vector<Query> split_at_separators(std::string_view text, QueryDiagnostics& diagnostics) {
    std::vector<Query> words;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size();) {
        const QueryCharacter next = read_character(text, at);
        if (next.separates && at > begin) {
            if (words.size() == max_query_terms) {
                diagnostics.report(begin, "The query has more than " + std::to_string(max_query_terms) +
                                              " words; the rest is ignored.");
                break;
            }
            words.push_back(make_word(text, begin, at));
        }
        if (at == text.size()) break;
        at += next.bytes;
        if (next.separates) begin = at;
    }
    return words;
}

Query parse_literal(std::string_view text, bool all_words, QueryDiagnostics& diagnostics) {
    std::vector<Query> words = split_at_separators(text, diagnostics);
    if (all_words) {
        for (Query& word : words) word.occurrence = Occurrence::required;
    }
    if (words.empty()) return {};
    Query group;
    group.kind = QueryKind::group;
    group.begin_byte = words.front().begin_byte;
    group.end_byte = words.back().end_byte;
    group.children = std::move(words);
    return group;
}

Query parse_operators(std::string_view text, bool is_cut, const ParseOptions& options, QueryDiagnostics& diagnostics) {
    LexedQuery lexed = lex_query(text, is_cut, options.fields, diagnostics);
    balance_parentheses(lexed, diagnostics);
    Query query = parse_tokens(std::move(lexed), options, diagnostics);
    if (drop_deep_groups(query, max_query_depth)) {
        diagnostics.report(0, "Groups are nested more than " + std::to_string(max_query_depth) +
                                  " deep; the innermost ones are ignored.");
    }
    return query.children.empty() ? Query{} : query;
}

}  // namespace

ParsedQuery parse_query(std::string_view text, const ParseOptions& options) {
    QueryDiagnostics diagnostics;
    const std::string_view kept = cut_to_limit(text, diagnostics);
    const bool is_cut = kept.size() < text.size();
    Query query = options.literal ? parse_literal(kept, options.all_words, diagnostics)
                                  : parse_operators(kept, is_cut, options, diagnostics);
    return {std::move(query), diagnostics.in_order_of_columns(text)};
}

}  // namespace kwic
