#include "query/escape_term.hpp"

#include "query/field_types.hpp"
#include "query/lexical_rules.hpp"
#include "query/range_text.hpp"
#include "query/term_suffix.hpp"
#include "query/word_reading.hpp"
#include "query/word_text.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace kwic {
namespace {

constexpr std::string_view pattern_characters = "*?~^";
constexpr std::string_view wildcards = "*?";

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

// A word of a phrase. `special` are characters that would be read as more than themselves.
std::string escape_in_phrase(std::string_view word, std::string_view special) {
    std::string escaped;
    for (std::size_t at = 0; at < word.size(); ++at) {
        const bool needs_escape = word[at] == '"' || special.find(word[at]) != std::string_view::npos ||
                                  (word[at] == '\\' && backslash_needs_escape(word, at));
        if (needs_escape) escaped.push_back('\\');
        escaped.push_back(word[at]);
    }
    return escaped;
}

std::string escape_alone(std::string_view text, std::string_view special) {
    const bool escapes_parentheses = !has_plain_parentheses(text);
    std::string escaped;
    bool follows_word_character = false;
    for (std::size_t at = 0; at < text.size();) {
        const QueryCharacter next = read_character(text, at);
        const bool is_parenthesis = next.value == '(' || next.value == ')';
        const bool needs_escape = (next.bytes == 1 && special.find(text[at]) != std::string_view::npos) ||
                                  (is_parenthesis && escapes_parentheses) ||
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
    const bool is_operator =
        is_exact_sign_at(term, 0) || (!follows_sign && (is_sign_at(term, 0) || operator_at(term, 0).bytes > 0));
    if (is_operator || (follows_sign && !starts_term(term, 0))) return '\\' + term;
    const FieldBeginning field = field_at(term, 0);
    if (field.name_bytes > 0 && field.value != FieldValue::none) term.insert(field.name_bytes, 1, '\\');
    return term;
}

std::string prepend_exact_sign(const std::string& term) {
    return is_exact_sign_at('=' + term, 0) ? '=' + term : "=\\" + term;
}

std::string prepend_field(const std::string& field, const std::string& term) {
    const bool is_value = field_at(field + ':' + term, 0).value == FieldValue::present;
    return field + (is_value ? ":" : ":\\") + term;
}

// The characters that need a backslash in a leaf's word, alone or in a phrase.
std::string_view special_in_word(std::string_view word, bool is_text, bool is_alone) {
    const bool is_plain = is_alone ? reads_as_plain_word(word) : reads_as_plain_word_in_phrase(word);
    if (!is_plain) return pattern_characters;
    return is_text ? std::string_view() : wildcards;
}

bool is_text_field(const std::string& name, const std::vector<FieldSpec>& fields) {
    const FieldSpec* field = find_field(fields, name);
    return name.empty() || (field != nullptr && has_words(field->type));
}

std::string tilde_text(const Query& query) {
    return '~' + std::to_string(query.distance);
}

// A word, wildcard or fuzzy word among others in quotation marks.
std::string escape_part(const Query& part, bool is_text) {
    if (part.kind == QueryKind::wildcard) return escape_in_phrase(part.text, "");
    if (part.kind == QueryKind::fuzzy) return escape_in_phrase(part.text, "") + tilde_text(part);
    return escape_in_phrase(part.text, special_in_word(part.text, is_text, false));
}

std::string quote_parts(const std::vector<Query>& parts, bool is_text) {
    std::string text;
    for (const Query& part : parts) text += (text.empty() ? "" : " ") + escape_part(part, is_text);
    return '"' + text + '"';
}

std::string quote_words(std::string_view text, bool is_text, bool is_wildcard) {
    std::string escaped;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const std::string_view word = text.substr(begin, end - begin);
        if (begin > 0) escaped.push_back(' ');
        escaped += escape_in_phrase(word, is_wildcard ? "" : special_in_word(word, is_text, false));
        begin = end + 1;
    }
    return '"' + escaped + '"';
}

std::string escape_words(const Query& leaf, bool is_text) {
    const bool is_wildcard = leaf.kind == QueryKind::wildcard;
    if (!leaf.children.empty()) return quote_parts(leaf.children, is_text);
    const std::string text = join_with_spaces(leaf.text);
    if (leaf.kind == QueryKind::phrase || text.find(' ') != std::string::npos) {
        return quote_words(text, is_text, is_wildcard);
    }
    const bool is_pattern = is_wildcard || leaf.kind == QueryKind::fuzzy;
    return escape_alone(text, is_pattern ? std::string_view() : special_in_word(text, is_text, true));
}

// Puts around a term what a leaf has besides. Behind the value of a field a boost counts where the value is a text
// only; parentheses bring it to the others.
std::string complete(std::string term, const Query& leaf, bool follows_sign, bool takes_boost) {
    const std::string boost = leaf.boost == 1 ? "" : '^' + boost_text(leaf.boost);
    if (takes_boost) term += boost;
    if (leaf.exact) {
        term = prepend_exact_sign(term);
    } else if (leaf.field.empty()) {
        term = escape_beginning(std::move(term), follows_sign);
    } else if (is_exact_sign_at(term, 0)) {
        term.insert(0, 1, '\\');
    }
    if (!leaf.field.empty()) term = prepend_field(leaf.field, term);
    return takes_boost || boost.empty() ? term : '(' + term + ')' + boost;
}

// Most words: letters of ASCII and digits with nothing to them, which nothing reads as anything else. (Of operators all
// letters are capitals.)
bool is_simple_word(const Query& leaf) {
    const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto is_simple = [&](char c) { return is_small(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
    return leaf.kind == QueryKind::word && !leaf.exact && leaf.boost == 1 && leaf.field.empty() &&
           std::any_of(leaf.text.begin(), leaf.text.end(), is_small) &&
           std::all_of(leaf.text.begin(), leaf.text.end(), is_simple);
}

}  // namespace

std::string escape_term(const Query& leaf, bool follows_sign, const std::vector<FieldSpec>& fields) {
    if (is_simple_word(leaf)) return leaf.text;
    if (leaf.kind == QueryKind::range) return complete(range_text(leaf), leaf, follows_sign, false);
    const bool is_text = is_text_field(leaf.field, fields);
    const std::string tilde = leaf.kind == QueryKind::fuzzy ? tilde_text(leaf) : "";
    return complete(escape_words(leaf, is_text) + tilde, leaf, follows_sign, is_text);
}

std::string escape_quotable_near(const Query& near, const std::vector<FieldSpec>& fields) {
    Query whole;
    whole.field = near.children.front().field;
    whole.boost = near.boost;
    whole.exact = std::any_of(near.children.begin(), near.children.end(), [](const Query& part) { return part.exact; });
    const bool is_text = is_text_field(whole.field, fields);
    return complete(quote_parts(near.children, is_text) + tilde_text(near), whole, false, is_text);
}

}  // namespace kwic
