#include "query/escape_term.hpp"

#include "query/lexical_rules.hpp"

#include <cstddef>
#include <string_view>

namespace kwic {
namespace {

// A backslash stands for itself before a letter, a digit and '_', but not where it would escape an operator.
bool backslash_needs_escape(std::string_view text, std::size_t at) {
    return at + 1 == text.size() || escapes_character(text, at) || (at == 0 && escapes_operator(text, at));
}

// Whether the parentheses can be read as part of the word: none opens it, and they pair.
bool has_plain_parentheses(std::string_view text) {
    if (text.starts_with('(')) return false;
    std::size_t open = 0;
    for (const char c : text) {
        if (c == '(') ++open;
        if (c == ')' && open-- == 0) return false;
    }
    return open == 0;
}

std::string escape_phrase(std::string_view text) {
    std::string escaped = "\"";
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool needs_escape = text[at] == '"' || (text[at] == '\\' && backslash_needs_escape(text, at));
        if (needs_escape) escaped.push_back('\\');
        escaped.push_back(text[at]);
    }
    return escaped + '"';
}

std::string escape_characters(std::string_view text) {
    const bool escapes_parentheses = !has_plain_parentheses(text);
    std::string escaped;
    bool follows_word_character = false;
    for (std::size_t at = 0; at < text.size();) {
        const QueryCharacter next = read_character(text, at);
        const bool is_parenthesis = next.value == '(' || next.value == ')';
        const bool needs_escape = next.value == '*' || (is_parenthesis && escapes_parentheses) ||
                                  (is_quotation_mark(next.value) && !follows_word_character) ||
                                  (next.value == '\\' && backslash_needs_escape(text, at));
        if (needs_escape) escaped.push_back('\\');
        escaped.append(text.substr(at, next.bytes));
        follows_word_character = is_word_character(next.value);
        at += next.bytes;
    }
    return escaped;
}

// What would be read as a sign, an operator or a field at the start of a term.
std::string escape_beginning(std::string term, bool follows_sign) {
    const bool is_operator = !follows_sign && (is_sign_at(term, 0) || operator_at(term, 0).bytes > 0);
    if (is_operator || (follows_sign && !starts_term(term, 0))) return '\\' + term;
    const std::size_t name_bytes = field_name_bytes_at(term, 0);
    if (name_bytes > 0) term.insert(name_bytes, 1, '\\');
    return term;
}

std::string prepend_field(const std::string& field, std::string term) {
    std::string fielded = field + ':' + term;
    if (field_name_bytes_at(fielded, 0) != field.size()) fielded.insert(field.size() + 1, 1, '\\');
    return fielded;
}

}  // namespace

std::string escape_term(const Query& leaf) {
    const bool is_wildcard = leaf.kind == QueryKind::wildcard;
    const std::string text = join_with_spaces(leaf.text.substr(0, leaf.text.size() - (is_wildcard ? 1 : 0)));
    const bool is_phrase = leaf.kind == QueryKind::phrase || text.find(' ') != std::string::npos;
    std::string term = is_phrase ? escape_phrase(text) : escape_characters(text);
    if (is_wildcard && !is_phrase) term.push_back('*');
    if (!leaf.field.empty()) return prepend_field(leaf.field, std::move(term));
    return is_phrase ? term : escape_beginning(std::move(term), leaf.occurrence != Occurrence::optional);
}

}  // namespace kwic
