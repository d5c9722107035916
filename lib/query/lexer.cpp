#include "query/lexer.hpp"

#include "query/lexical_rules.hpp"
#include "query/nearest_field.hpp"
#include "query/quotation.hpp"
#include "query/word_text.hpp"

#include <kwic/query.hpp>

#include <algorithm>
#include <utility>

namespace kwic {
namespace {

class QueryLexer {
  public:
    QueryLexer(std::string_view text, bool is_cut, const std::vector<std::string>& fields,
               QueryDiagnostics& diagnostics)
        : text_(text),
          is_cut_(is_cut),
          fields_(fields),
          diagnostics_(diagnostics),
          quotations_(text),
          closing_(pair_parentheses(text)) {}

    LexedQuery lex() {
        while (!is_full_) {
            const bool passed_gap = pass_separators();
            if (at_ == text_.size()) break;
            lex_token(passed_gap);
        }
        if (is_cut_ || is_full_) drop_dangling_tokens();
        push(QueryTokenKind::end, 0);
        return {std::move(tokens_), is_cut_ || is_full_};
    }

  private:
    bool pass_separators() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && read_character(text_, at_).separates) at_ += read_character(text_, at_).bytes;
        return at_ > begin || at_ == 0;
    }

    void lex_token(bool passed_gap) {
        const QueryTokenKind before = tokens_.empty() ? QueryTokenKind::end : tokens_.back().kind;
        const bool after_field = before == QueryTokenKind::field || before == QueryTokenKind::unknown_field;
        const bool after_sign = before == QueryTokenKind::plus || before == QueryTokenKind::minus;
        if (text_[at_] == '(') return push(QueryTokenKind::open, 1);
        if (text_[at_] == ')') return push(QueryTokenKind::close, 1);
        if (!after_field && !after_sign) {
            if ((passed_gap || before == QueryTokenKind::open) && is_sign_at(text_, at_)) return push_sign();
            const OperatorWord found = operator_at(text_, at_);
            if (found.bytes > 0) return push(found.kind, found.bytes);
        }
        if (after_field || !lex_field()) lex_term();
    }

    void push(QueryTokenKind kind, std::size_t bytes, std::string text = {}) {
        tokens_.push_back({kind, std::move(text), at_, at_ + bytes});
        at_ += bytes;
    }

    void push_sign() { push(text_[at_] == '+' ? QueryTokenKind::plus : QueryTokenKind::minus, 1); }

    bool lex_field() {
        const std::size_t bytes = field_name_bytes_at(text_, at_);
        if (bytes == 0) return false;
        const std::string_view name = text_.substr(at_, bytes);
        if (std::find(fields_.begin(), fields_.end(), name) != fields_.end()) {
            push(QueryTokenKind::field, bytes + 1, std::string(name));
            return true;
        }
        return is_all_letters(name) && lex_unknown_field(name);
    }

    // A name that resembles a field's is split from what follows, and so is one before a quotation mark; any other
    // colon is part of a word.
    bool lex_unknown_field(std::string_view name) {
        const char32_t next = read_character(text_, at_ + name.size() + 1).value;
        const std::string_view meant = nearest_field(name, fields_);
        const bool is_attempt = !meant.empty() && (is_word_character(next) || is_quotation_mark(next) || next == '(');
        if (!is_attempt && !is_quotation_mark(next)) return false;
        if (!count_terms(1)) return true;
        if (is_attempt) {
            diagnostics_.report(
                at_,
                quote_for_message(name) + " is not a field; it is searched as a word, beside what follows its colon.",
                std::string(meant) + ":");
        }
        push(QueryTokenKind::unknown_field, name.size() + 1, std::string(name));
        return true;
    }

    void lex_term() {
        const QuotedRange quoted = quotations_.find_at_term_start(at_);
        if (quoted.opens) return lex_phrase(quoted);
        warn_of_unclosed_mark();
        lex_word();
    }

    void warn_of_unclosed_mark() {
        const char32_t mark = read_character(text_, at_).value;
        if (mark != U'“' && mark != U'„' && mark != U'«') return;
        diagnostics_.report(at_, "The quotation mark is never closed and is read as part of the word.");
    }

    void lex_phrase(const QuotedRange& quoted) {
        if (!quoted.closed && !is_cut_) {
            diagnostics_.report(at_, "The quotation mark is never closed; the phrase goes on to the end of the query.");
        }
        std::string text =
            join_with_spaces(remove_escapes(text_.substr(quoted.begin_byte, quoted.end_byte - quoted.begin_byte)));
        const auto words = shorten_phrase(text);
        if (words == 0) diagnostics_.report(at_, "The phrase is empty and is ignored.");
        if (count_terms(words)) push(QueryTokenKind::phrase, quoted.next_byte - at_, std::move(text));
    }

    // Leaves the first max_phrase_terms words; returns how many there are then.
    std::size_t shorten_phrase(std::string& text) {
        std::size_t words = text.empty() ? 0 : 1;
        for (std::size_t space = text.find(' '); space != std::string::npos; space = text.find(' ', space + 1)) {
            if (words == max_phrase_terms) {
                text.resize(space);
                diagnostics_.report(at_, "A phrase takes at most " + std::to_string(max_phrase_terms) +
                                             " words; the rest of it is ignored.");
                break;
            }
            ++words;
        }
        return words;
    }

    void lex_word() {
        if (!count_terms(1)) return;
        WordText word;
        const std::size_t end = read_word(word);
        const bool is_prefix = word.has_star() && takes_star(word);
        push(is_prefix ? QueryTokenKind::prefix : QueryTokenKind::word, end - at_,
             word.has_final_stars_only() ? word.text_before_final_stars() : word.whole_text());
    }

    std::size_t read_word(WordText& word) {
        std::size_t at = at_;
        if (escapes_operator(text_, at)) ++at;
        for (std::size_t group_end = at; at < text_.size();) {
            QueryCharacter next = read_character(text_, at);
            if (next.separates) break;
            if (at >= group_end && at > at_ && ends_word(at, next, group_end)) break;
            if (escapes_character(text_, at)) {
                next = read_character(text_, ++at);
                word.append(text_.substr(at, next.bytes));
            } else if (next.value == '*') {
                word.append_star(at);
            } else {
                word.append(text_.substr(at, next.bytes));
            }
            at += next.bytes;
        }
        return at;
    }

    // Whether the word ends before `next`, which is not its first character. A parenthesis that is closed inside the
    // word belongs to it, with all up to `group_end`.
    bool ends_word(std::size_t at, const QueryCharacter& next, std::size_t& group_end) {
        if (next.value == '(') {
            if (closing_[at] == std::string_view::npos) return true;
            group_end = closing_[at] + 1;
            return false;
        }
        return next.value == ')' || quotations_.find_inside_word(at).opens;
    }

    bool takes_star(const WordText& word) {
        if (!word.has_final_stars_only()) {
            diagnostics_.report(word.first_star_byte(), "A star counts only at the end of a word; " +
                                                            quote_for_message(word.whole_text()) +
                                                            " is searched as text.");
            return false;
        }
        const std::string& text = word.text_before_final_stars();
        if (count_letters(text) < min_wildcard_letters) {
            diagnostics_.report(at_, "A star needs at least " + std::to_string(min_wildcard_letters) +
                                         " letters before it; " + quote_for_message(text) + " is searched without it.");
            return false;
        }
        if (wildcards_ == max_wildcards) {
            diagnostics_.report(at_, "A query takes at most " + std::to_string(max_wildcards) +
                                         " words with a star; the others are searched without it.");
            return false;
        }
        ++wildcards_;
        return true;
    }

    // False if there is no room for so many words more; then the query ends here.
    bool count_terms(std::size_t words) {
        terms_ += words;
        if (terms_ <= max_query_terms) return true;
        diagnostics_.report(
            at_, "The query has more than " + std::to_string(max_query_terms) + " words; the rest is ignored.");
        is_full_ = true;
        return false;
    }

    // What has lost its operand to a limit is no mistake of the writer's.
    void drop_dangling_tokens() {
        const auto is_whole = [](const QueryToken& token) {
            return token.kind == QueryTokenKind::word || token.kind == QueryTokenKind::prefix ||
                   token.kind == QueryTokenKind::phrase || token.kind == QueryTokenKind::close;
        };
        tokens_.erase(std::find_if(tokens_.rbegin(), tokens_.rend(), is_whole).base(), tokens_.end());
    }

    std::string_view text_;
    bool is_cut_;
    const std::vector<std::string>& fields_;
    QueryDiagnostics& diagnostics_;
    QuotationFinder quotations_;
    std::vector<std::size_t> closing_;
    std::vector<QueryToken> tokens_;
    std::size_t at_ = 0;
    std::size_t terms_ = 0;
    std::size_t wildcards_ = 0;
    bool is_full_ = false;
};

}  // namespace

LexedQuery lex_query(std::string_view text, bool is_cut, const std::vector<std::string>& fields,
                     QueryDiagnostics& diagnostics) {
    return QueryLexer(text, is_cut, fields, diagnostics).lex();
}

}  // namespace kwic
