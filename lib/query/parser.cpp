#include "query/parser.hpp"

#include "query/simplify_group.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace kwic {
namespace {

using Kind = QueryTokenKind;

bool ends_list(Kind kind) {
    return kind == Kind::close || kind == Kind::end;
}

bool joins_operands(Kind kind) {
    return kind == Kind::and_word || kind == Kind::or_word;
}

Query make_group(std::vector<Query> children) {
    Query group;
    group.kind = QueryKind::group;
    group.begin_byte = children.front().begin_byte;
    group.end_byte = children.back().end_byte;
    group.children = std::move(children);
    simplify_group(group);
    return group;
}

Query make_leaf(QueryKind kind, const QueryToken& token, std::string_view field) {
    Query leaf;
    leaf.kind = kind;
    leaf.text = token.text;
    leaf.field = field;
    leaf.begin_byte = token.begin_byte;
    leaf.end_byte = token.end_byte;
    return leaf;
}

class QueryParser {
  public:
    QueryParser(const std::vector<QueryToken>& tokens, QueryDiagnostics& diagnostics)
        : next_(tokens.data()), diagnostics_(diagnostics) {}

    Query parse() {
        std::vector<Query> children = parse_list({});
        return children.empty() ? Query{} : make_group(std::move(children));
    }

  private:
    std::vector<Query> parse_list(std::string_view field) {
        std::vector<Query> children;
        while (operand_follows()) {
            if (std::optional<Query> child = parse_chain(field)) children.push_back(std::move(*child));
            if (next_->kind != Kind::or_word) continue;
            const QueryToken& joiner = *next_++;
            if (!operand_follows()) report_operator(joiner);
        }
        return children;
    }

    std::optional<Query> parse_chain(std::string_view field) {
        std::optional<Query> first = parse_operand(field);
        if (next_->kind != Kind::and_word) return first;
        std::vector<Query> operands;
        if (first) operands.push_back(std::move(*first));
        while (next_->kind == Kind::and_word) {
            const QueryToken& joiner = *next_++;
            if (!operand_follows()) {
                report_operator(joiner);
                break;
            }
            if (std::optional<Query> operand = parse_operand(field)) operands.push_back(std::move(*operand));
        }
        if (operands.empty()) return std::nullopt;
        if (operands.size() == 1) return std::move(operands.front());
        for (Query& operand : operands) {
            if (operand.occurrence == Occurrence::optional) operand.occurrence = Occurrence::required;
        }
        return make_group(std::move(operands));
    }

    std::optional<Query> parse_operand(std::string_view field) {
        const bool is_negated = accept(Kind::not_word);
        const Occurrence sign = parse_sign(is_negated);
        std::optional<Query> term = parse_term(field);
        if (term) term->occurrence = is_negated ? Occurrence::excluded : sign;
        pass_idle_negations();
        return term;
    }

    Occurrence parse_sign(bool is_negated) {
        const QueryToken& sign = *next_;
        if (!accept(Kind::plus) && !accept(Kind::minus)) return Occurrence::optional;
        if (is_negated) diagnostics_.report(sign.begin_byte, "The sign after NOT is ignored.");
        return sign.kind == Kind::plus ? Occurrence::required : Occurrence::excluded;
    }

    std::optional<Query> parse_term(std::string_view field) {
        const QueryToken& token = *next_++;
        switch (token.kind) {
            case Kind::word:
                return make_leaf(QueryKind::word, token, field);
            case Kind::prefix:
                return make_wildcard(token, field);
            case Kind::phrase:
                if (token.text.empty()) return std::nullopt;
                return make_leaf(QueryKind::phrase, token, field);
            case Kind::field:
                return begin_at(token, parse_term(token.text));
            case Kind::unknown_field:
                return parse_unknown_field(token, field);
            default:
                return parse_group(token, field);
        }
    }

    static Query make_wildcard(const QueryToken& token, std::string_view field) {
        Query leaf = make_leaf(QueryKind::wildcard, token, field);
        leaf.text.push_back('*');
        return leaf;
    }

    static std::optional<Query> begin_at(const QueryToken& token, std::optional<Query> term) {
        if (term) term->begin_byte = token.begin_byte;
        return term;
    }

    std::optional<Query> parse_unknown_field(const QueryToken& name, std::string_view field) {
        std::vector<Query> children{make_leaf(QueryKind::word, name, field)};
        if (std::optional<Query> rest = parse_term(field)) children.push_back(std::move(*rest));
        return make_group(std::move(children));
    }

    std::optional<Query> parse_group(const QueryToken& open, std::string_view field) {
        std::vector<Query> children = parse_list(field);
        const QueryToken& close = *next_++;
        if (children.empty()) {
            diagnostics_.report(open.begin_byte, "The parentheses hold nothing to search for and are ignored.");
            return std::nullopt;
        }
        Query group = make_group(std::move(children));
        group.begin_byte = open.begin_byte;
        group.end_byte = close.end_byte;
        return group;
    }

    // Passes over operators that have no operand where they stand; false at the end of the list.
    bool operand_follows() {
        for (;; report_operator(*next_++)) {
            if (!joins_operands(next_->kind) && !negates_nothing()) return !ends_list(next_->kind);
        }
    }

    void pass_idle_negations() {
        while (negates_nothing()) report_operator(*next_++);
    }

    [[nodiscard]] bool negates_nothing() const {
        if (next_->kind != Kind::not_word) return false;
        const Kind after = next_[1].kind;
        return after == Kind::not_word || joins_operands(after) || ends_list(after);
    }

    void report_operator(const QueryToken& token) {
        const std::string name = token.kind == Kind::and_word ? "AND" : token.kind == Kind::or_word ? "OR" : "NOT";
        const std::string missing =
            token.kind == Kind::not_word ? " stands before nothing" : " does not stand between two words";
        diagnostics_.report(token.begin_byte,
                            name + missing + " and is ignored; to search for the word itself, put it in quotes.",
                            '"' + name + '"');
    }

    bool accept(Kind kind) {
        if (next_->kind != kind) return false;
        ++next_;
        return true;
    }

    const QueryToken* next_;  // never after the last token, which is `end`
    QueryDiagnostics& diagnostics_;
};

}  // namespace

Query parse_tokens(const std::vector<QueryToken>& tokens, QueryDiagnostics& diagnostics) {
    return QueryParser(tokens, diagnostics).parse();
}

}  // namespace kwic
