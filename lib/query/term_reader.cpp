#include "query/term_reader.hpp"

#include "query/field_types.hpp"
#include "query/field_value.hpp"
#include "query/lexical_rules.hpp"
#include "query/term_suffix.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace kwic {
namespace {

std::string words_of(std::size_t count) {
    return std::to_string(count) + " words";
}

bool takes_values(const FieldSpec* field) {
    return field != nullptr && !has_words(field->type);
}

}  // namespace

TermReader::TermReader(std::string_view text, bool is_cut, QueryDiagnostics& diagnostics)
    : text_(text), is_cut_(is_cut), diagnostics_(diagnostics), quotations_(text), closing_(pair_parentheses(text)) {}

std::optional<Query> TermReader::read(std::size_t at, const FieldSpec* field, bool may_be_exact) {
    const bool is_exact = may_be_exact && is_exact_sign(at);
    const std::size_t begin = is_exact ? at + 1 : at;
    const QuotedRange quoted = quotations_.find_at_term_start(begin);
    std::optional<Query> term =
        quoted.opens ? read_quoted(begin, quoted, field, is_exact) : read_unquoted(begin, field, is_exact);
    if (term) term->begin_byte = at;
    return term;
}

bool TermReader::count_terms(std::size_t words, std::size_t at) {
    terms_ += words;
    if (terms_ <= max_query_terms) return true;
    diagnostics_.report(at, "The query has more than " + words_of(max_query_terms) + "; the rest is ignored.");
    return false;
}

bool TermReader::is_exact_sign(std::size_t at) {
    if (!is_exact_sign_at(text_, at)) return false;
    return !is_quotation_mark(read_character(text_, at + 1).value) || quotations_.find_at_term_start(at + 1).opens;
}

std::optional<Query> TermReader::read_quoted(std::size_t at, const QuotedRange& quoted, const FieldSpec* field,
                                             bool is_exact) {
    if (!quoted.closed && !is_cut_) {
        diagnostics_.report(at, "The quotation mark is never closed; the phrase goes on to the end of the query.");
    }
    if (!takes_values(field)) return read_phrase(at, quoted, is_exact);
    const WordText value = unescape(text_.substr(quoted.begin_byte, quoted.end_byte - quoted.begin_byte));
    if (value.text.empty()) diagnostics_.report(at, "The phrase is empty and is ignored.");
    if (!count_terms(1, at)) return std::nullopt;
    Query term = value.text.empty() ? Query{} : make_condition(value, *field, at);
    term.end_byte = quoted.next_byte;
    return term;
}

std::optional<Query> TermReader::read_phrase(std::size_t at, const QuotedRange& quoted, bool is_exact) {
    const std::vector<WrittenWord> words = split_phrase(at, quoted);
    if (words.empty()) diagnostics_.report(at, "The phrase is empty and is ignored.");
    if (!count_terms(words.size(), at)) return std::nullopt;
    std::vector<Query> parts;
    for (const WrittenWord& word : words) {
        parts.push_back(make_word(read_word_in_phrase(word.word), false, quoted.begin_byte + word.begin_byte));
        parts.back().begin_byte = quoted.begin_byte + word.begin_byte;
        parts.back().end_byte = quoted.begin_byte + word.end_byte;
    }
    Query phrase;
    phrase.end_byte = quoted.next_byte;
    phrase.children = std::move(parts);
    if (quoted.closed) apply_suffix(at, quoted, is_exact, phrase);
    if (phrase.kind == QueryKind::near || words.empty()) return phrase;
    Query joined = join_phrase(std::move(phrase.children), is_exact);
    joined.boost = phrase.boost;
    joined.end_byte = phrase.end_byte;
    return joined;
}

std::vector<WrittenWord> TermReader::split_phrase(std::size_t at, const QuotedRange& quoted) {
    std::vector<WrittenWord> words =
        split_words(text_.substr(quoted.begin_byte, quoted.end_byte - quoted.begin_byte), max_phrase_terms + 1);
    if (words.size() > max_phrase_terms) {
        diagnostics_.report(at,
                            "A phrase takes at most " + words_of(max_phrase_terms) + "; the rest of it is ignored.");
        words.pop_back();
    }
    return words;
}

void TermReader::apply_suffix(std::size_t at, const QuotedRange& quoted, bool is_exact, Query& phrase) {
    const TermSuffix suffix = read_suffix(text_, quoted.next_byte, true);
    phrase.end_byte = suffix.end_byte;
    phrase.boost = suffix.boost.value_or(Boost{}).value;
    if (suffix.boost && suffix.boost->is_bounded) report_bounded_boost(at, diagnostics_);
    if (!suffix.distance) return;
    if (suffix.distance->is_bounded) report_bounded_distance(at, diagnostics_);
    if (phrase.children.size() < 2) return;
    phrase.kind = QueryKind::near;
    phrase.distance = suffix.distance->words;
    for (Query& part : phrase.children) part.exact = is_exact && part.kind == QueryKind::word;
}

Query TermReader::join_phrase(std::vector<Query> parts, bool is_exact) {
    Query phrase;
    const bool is_plain =
        std::all_of(parts.begin(), parts.end(), [](const Query& part) { return part.kind == QueryKind::word; });
    if (parts.size() == 1 && !is_plain) return std::move(parts.front());
    phrase.kind = QueryKind::phrase;
    phrase.exact = is_exact;
    if (!is_plain) {
        phrase.children = std::move(parts);
        return phrase;
    }
    for (const Query& part : parts) phrase.text += (phrase.text.empty() ? "" : " ") + part.text;
    return phrase;
}

std::optional<Query> TermReader::read_unquoted(std::size_t at, const FieldSpec* field, bool is_exact) {
    warn_of_unclosed_mark(at);
    if (!count_terms(1, at)) return std::nullopt;
    WordText word;
    const std::size_t end = read_characters(at, word);
    Query term =
        takes_values(field) ? make_condition(word, *field, at) : make_word(kwic::read_word(word), is_exact, at);
    term.end_byte = end;
    return term;
}

std::size_t TermReader::read_characters(std::size_t at, WordText& word) {
    const std::size_t begin = at;
    if (escapes_operator(text_, at)) ++at;
    for (std::size_t group_end = at; at < text_.size();) {
        const QueryCharacter next = read_character(text_, at);
        if (next.separates) break;
        if (at >= group_end && at > begin && ends_word(at, next.value, group_end)) break;
        const bool is_escaped = escapes_character(text_, at);
        if (is_escaped) ++at;
        const std::size_t bytes = read_character(text_, at).bytes;
        word.append(text_.substr(at, bytes), is_escaped);
        at += bytes;
    }
    return at;
}

// Whether the word ends before `next`, which is not its first character. A parenthesis that is closed inside the word
// belongs to it, with all up to `group_end`.
bool TermReader::ends_word(std::size_t at, char32_t next, std::size_t& group_end) {
    if (next == '(') {
        if (closing_[at] == std::string_view::npos) return true;
        group_end = closing_[at] + 1;
        return false;
    }
    return next == ')' || quotations_.find_inside_word(at).opens;
}

Query TermReader::make_condition(const WordText& value, const FieldSpec& field, std::size_t at) {
    Query term = read_field_value(value, field, at, diagnostics_);
    if (term.kind == QueryKind::wildcard) take_wildcards(term, at);
    return term;
}

Query TermReader::make_word(WordReading reading, bool is_exact, std::size_t at) {
    report_fault(reading, at);
    if (reading.boost_is_bounded) report_bounded_boost(at, diagnostics_);
    Query term;
    term.kind = reading.kind;
    term.text = std::move(reading.text);
    term.distance = reading.distance;
    term.boost = reading.boost;
    term.exact = is_exact && reading.kind == QueryKind::word;
    if (is_exact && !term.exact) {
        diagnostics_.report(at,
                            "A word with a wildcard or a tilde is never searched by its stem; the sign = before it "
                            "is ignored.");
    }
    if (term.kind == QueryKind::wildcard) take_wildcards(term, at);
    return term;
}

// The pattern becomes a word if there are too many.
void TermReader::take_wildcards(Query& term, std::size_t at) {
    if (wildcards_ < max_wildcards) {
        ++wildcards_;
        return;
    }
    diagnostics_.report(at, "A query takes at most " + words_of(max_wildcards) +
                                " with wildcards; the others are searched without them.");
    term.text = join_with_spaces(remove_wildcards(term.text));
    term.kind = term.text.empty() ? QueryKind::nothing : QueryKind::word;
}

void TermReader::report_fault(const WordReading& reading, std::size_t at) {
    const std::string word = quote_for_message(reading.text);
    switch (reading.fault) {
        case WordFault::none:
            return;
        case WordFault::few_letters:
            return diagnostics_.report(at, "A word with a wildcard needs at least " +
                                               std::to_string(min_wildcard_letters) + " letters; " + word +
                                               " is searched without it.");
        case WordFault::stray_wildcard:
            return diagnostics_.report(at, "A wildcard counts only in a word of letters, digits and - _ ' . alone; " +
                                               word + " is searched as text.");
        case WordFault::wildcard_with_tilde:
            return diagnostics_.report(
                at, "A word takes wildcards or a tilde; " + word + " is searched without the tilde.");
        case WordFault::short_fuzzy:
            return diagnostics_.report(at, "A word with a tilde needs at least " + std::to_string(min_fuzzy_letters) +
                                               " letters; " + word + " is searched as it stands.");
        case WordFault::odd_edits:
            return diagnostics_.report(at, "A tilde stands for 1 or 2 edits; " + word + " is searched with " +
                                               std::to_string(reading.distance) + ".");
    }
}

void TermReader::warn_of_unclosed_mark(std::size_t at) {
    const char32_t mark = read_character(text_, at).value;
    if (mark != U'“' && mark != U'„' && mark != U'«') return;
    diagnostics_.report(at, "The quotation mark is never closed and is read as part of the word.");
}

}  // namespace kwic
