#include "query/lexer.hpp"

#include "query/field_types.hpp"
#include "query/lexical_rules.hpp"
#include "query/nearest_field.hpp"
#include "query/term_reader.hpp"
#include "query/term_suffix.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace kwic {
namespace {

using Kind = QueryTokenKind;

// The fields that groups stand in, as far as groups count (balance_parentheses).
class GroupFields {
  public:
    [[nodiscard]] const FieldSpec* current() const { return fields_.empty() ? nullptr : fields_.back(); }

    void open(const FieldSpec* field) {
        if (fields_.size() < max_query_depth) {
            fields_.push_back(field);
        } else {
            ++too_deep_;
        }
    }

    void close() {
        if (too_deep_ > 0) {
            --too_deep_;
        } else if (!fields_.empty()) {
            fields_.pop_back();
        }
    }

  private:
    std::vector<const FieldSpec*> fields_;
    std::size_t too_deep_ = 0;
};

class QueryLexer {
  public:
    QueryLexer(std::string_view text, bool is_cut, const std::vector<FieldSpec>& fields, QueryDiagnostics& diagnostics)
        : text_(text),
          is_cut_(is_cut),
          fields_(fields),
          diagnostics_(diagnostics),
          reader_(text, is_cut, diagnostics) {}

    LexedQuery lex() {
        while (!is_full_) {
            const bool passed_gap = pass_separators();
            if (at_ == text_.size()) break;
            lex_token(passed_gap);
        }
        if (is_cut_ || is_full_) drop_dangling_tokens();
        push(Kind::end, at_);
        return {std::move(tokens_), std::move(terms_), is_cut_ || is_full_};
    }

  private:
    bool pass_separators() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && read_character(text_, at_).separates) at_ += read_character(text_, at_).bytes;
        return at_ > begin || at_ == 0;
    }

    void lex_token(bool passed_gap) {
        const Kind before = tokens_.empty() ? Kind::end : tokens_.back().kind;
        const bool after_field = before == Kind::field || before == Kind::unknown_field;
        const bool after_sign = before == Kind::plus || before == Kind::minus;
        const bool takes_sign = passed_gap || before == Kind::open;
        if (text_[at_] == '(') return lex_open();
        if (text_[at_] == ')') return lex_close();
        if (!after_field && !after_sign) {
            if (takes_sign && is_sign_at(text_, at_)) return push_sign();
            if (lex_operator()) return;
        }
        if (after_field || !lex_field()) lex_term(takes_sign || after_field || after_sign);
    }

    QueryToken& push(Kind kind, std::size_t end) {
        QueryToken token;
        token.kind = kind;
        token.begin_byte = at_;
        token.end_byte = end;
        at_ = end;
        tokens_.push_back(std::move(token));
        return tokens_.back();
    }

    void push_sign() { push(text_[at_] == '+' ? Kind::plus : Kind::minus, at_ + 1); }

    // What the next term or group stands in.
    [[nodiscard]] const FieldSpec* field_here() const {
        if (tokens_.empty() || tokens_.back().kind != Kind::field) return groups_.current();
        return find_field(fields_, tokens_.back().text);
    }

    void lex_open() {
        groups_.open(field_here());
        push(Kind::open, at_ + 1);
    }

    void lex_close() {
        groups_.close();
        const TermSuffix suffix = read_suffix(text_, at_ + 1, false);
        if (suffix.boost && suffix.boost->is_bounded) report_bounded_boost(at_ + 1, diagnostics_);
        push(Kind::close, suffix.end_byte).boost = suffix.boost.value_or(Boost{}).value;
    }

    bool lex_operator() {
        const OperatorWord found = operator_at(text_, at_);
        if (found.bytes == 0) return false;
        const Distance distance = read_distance(found.digits).value_or(Distance{default_near_distance});
        if (distance.is_bounded) report_bounded_distance(at_, diagnostics_);
        push(found.kind, at_ + found.bytes).distance = distance.words;
        return true;
    }

    bool lex_field() {
        const FieldBeginning found = field_at(text_, at_);
        if (found.name_bytes == 0 || found.value == FieldValue::none) return false;
        const std::string_view name = text_.substr(at_, found.name_bytes);
        const FieldSpec* field = find_field(fields_, name);
        if (found.value == FieldValue::missing) {
            if (field != nullptr) report_missing_value(found.name_bytes + 1);
            return false;
        }
        const bool is_value = groups_.current() != nullptr && !has_words(groups_.current()->type);
        if (field == nullptr) return !is_value && is_all_letters(name) && lex_unknown_field(name);
        push(Kind::field, at_ + name.size() + 1).text = name;
        return true;
    }

    void report_missing_value(std::size_t bytes) {
        if (is_cut_ && at_ + bytes == text_.size()) return;
        diagnostics_.report(at_, "Nothing stands directly after the colon of " +
                                     quote_for_message(text_.substr(at_, bytes)) + "; it is searched as a word.");
    }

    // A name that resembles a field's is split from what follows, and so is one before a quotation mark; any other
    // colon is part of a word.
    bool lex_unknown_field(std::string_view name) {
        const char32_t next = read_character(text_, at_ + name.size() + 1).value;
        const std::string_view meant = nearest_field(name, fields_);
        const bool is_attempt = !meant.empty() && (is_word_character(next) || is_quotation_mark(next) || next == '(' ||
                                                   next == '=' || next == '<' || next == '>');
        if (!is_attempt && !is_quotation_mark(next)) return false;
        is_full_ = !reader_.count_terms(1, at_);
        if (is_full_) return true;
        if (is_attempt) {
            diagnostics_.report(
                at_,
                quote_for_message(name) + " is not a field; it is searched as a word, beside what follows its colon.",
                std::string(meant) + ":");
        }
        Query word;
        word.kind = QueryKind::word;
        word.text = name;
        push_term(Kind::unknown_field, at_ + name.size() + 1, std::move(word));
        return true;
    }

    void lex_term(bool may_be_exact) {
        std::optional<Query> term = reader_.read(at_, field_here(), may_be_exact);
        is_full_ = !term;
        if (is_full_) return;
        const std::size_t end = term->end_byte;
        push_term(Kind::term, end, std::move(*term));
    }

    void push_term(Kind kind, std::size_t end, Query term) {
        term.begin_byte = at_;
        term.end_byte = end;
        QueryToken& token = push(kind, end);
        if (term.kind == QueryKind::nothing) return;
        token.term = terms_.size();
        terms_.push_back(std::move(term));
    }

    // What has lost its operand to a limit is no mistake of the writer's.
    void drop_dangling_tokens() {
        const auto is_whole = [](const QueryToken& token) {
            return token.kind == Kind::term || token.kind == Kind::close;
        };
        tokens_.erase(std::find_if(tokens_.rbegin(), tokens_.rend(), is_whole).base(), tokens_.end());
    }

    std::string_view text_;
    bool is_cut_;
    const std::vector<FieldSpec>& fields_;
    QueryDiagnostics& diagnostics_;
    TermReader reader_;
    GroupFields groups_;
    std::vector<QueryToken> tokens_;
    std::vector<Query> terms_ = std::vector<Query>(1);
    std::size_t at_ = 0;
    bool is_full_ = false;
};

}  // namespace

LexedQuery lex_query(std::string_view text, bool is_cut, const std::vector<FieldSpec>& fields,
                     QueryDiagnostics& diagnostics) {
    return QueryLexer(text, is_cut, fields, diagnostics).lex();
}

}  // namespace kwic
