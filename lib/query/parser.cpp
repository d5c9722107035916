#include "query/parser.hpp"

#include "query/conditions.hpp"
#include "query/near_chain.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using Kind = QueryTokenKind;

bool ends_list(Kind kind) {
    return kind == Kind::close || kind == Kind::end;
}

bool joins_operands(Kind kind) {
    return kind == Kind::and_word || kind == Kind::or_word || kind == Kind::near_word;
}

std::string_view name_of(Kind kind) {
    switch (kind) {
        case Kind::and_word:
            return "AND";
        case Kind::or_word:
            return "OR";
        case Kind::near_word:
            return "NEAR";
        default:
            return "NOT";
    }
}

void set_field(Query& term, std::string_view field) {
    if (term.kind == QueryKind::near) {
        for (Query& child : term.children) child.field = field;
    } else {
        term.field = field;
    }
}

class QueryParser {
  public:
    QueryParser(LexedQuery&& query, const ParseOptions& options, QueryDiagnostics& diagnostics)
        : query_(std::move(query)), next_(query_.tokens.data()), options_(options), diagnostics_(diagnostics) {}

    Query parse() {
        std::vector<Query> children = join_side_by_side(parse_list({}), options_.fields, options_.all_words);
        return children.empty() ? Query{} : make_group(std::move(children));
    }

  private:
    std::vector<Alternatives> parse_list(std::string_view field) {
        std::vector<Alternatives> list;
        bool joins = false;
        while (operand_follows()) {
            if (!joins) list.emplace_back();
            if (std::optional<Query> child = parse_chain(field)) list.back().push_back(std::move(*child));
            joins = next_->kind == Kind::or_word;
            if (!joins) continue;
            const QueryToken& joiner = *next_++;
            if (!operand_follows()) report_operator(joiner);
        }
        return list;
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
        const Occurrence occurrence = parse_occurrence();
        std::optional<Query> term = parse_near(field);
        if (term && occurrence != Occurrence::optional) term->occurrence = occurrence;
        return term;
    }

    std::optional<Query> parse_near(std::string_view field) {
        NearChain chain;
        append_unit(field, Occurrence::optional, chain);
        if (next_->kind == Kind::near_word) chain.begin_byte = next_->begin_byte;
        while (next_->kind == Kind::near_word) {
            const QueryToken& joiner = *next_++;
            if (!operand_follows()) {
                report_operator(joiner);
                break;
            }
            take_distance(joiner, chain);
            append_unit(field, parse_occurrence(), chain);
        }
        if (chain.operands.empty()) return std::nullopt;
        return join_near_chain(std::move(chain), options_.fields, diagnostics_);
    }

    void append_unit(std::string_view field, Occurrence occurrence, NearChain& chain) {
        std::optional<Query> unit = parse_unit(field);
        pass_idle_negations();
        if (!unit) return;
        unit->occurrence = occurrence;
        chain.operands.push_back(std::move(*unit));
    }

    void take_distance(const QueryToken& joiner, NearChain& chain) {
        if (chain.distance != joiner.distance && joiner.begin_byte != chain.begin_byte) {
            diagnostics_.report(joiner.begin_byte,
                                "Several NEARs in a row share one distance; the largest of them counts.");
        }
        chain.distance = std::max(chain.distance, joiner.distance);
    }

    Occurrence parse_occurrence() {
        const bool is_negated = accept(Kind::not_word);
        const QueryToken& sign = *next_;
        const bool is_signed = accept(Kind::plus) || accept(Kind::minus);
        if (is_negated && is_signed) diagnostics_.report(sign.begin_byte, "The sign after NOT is ignored.");
        if (is_negated) return Occurrence::excluded;
        if (!is_signed) return Occurrence::optional;
        return sign.kind == Kind::plus ? Occurrence::required : Occurrence::excluded;
    }

    std::optional<Query> parse_unit(std::string_view field) {
        const QueryToken& token = *next_++;
        switch (token.kind) {
            case Kind::term:
                return take_term(token, field);
            case Kind::field:
                return begin_at(token, parse_unit(token.text));
            case Kind::unknown_field:
                return parse_unknown_field(token, field);
            default:
                return parse_group(token, field);
        }
    }

    std::optional<Query> take_term(const QueryToken& token, std::string_view field) {
        Query term = std::move(query_.terms[token.term]);
        if (term.kind == QueryKind::nothing) return std::nullopt;
        set_field(term, field);
        return term;
    }

    static std::optional<Query> begin_at(const QueryToken& token, std::optional<Query> unit) {
        if (unit) unit->begin_byte = token.begin_byte;
        return unit;
    }

    std::optional<Query> parse_unknown_field(const QueryToken& name, std::string_view field) {
        std::vector<Query> children{std::move(query_.terms[name.term])};
        set_field(children.front(), field);
        if (std::optional<Query> rest = parse_unit(field)) children.push_back(std::move(*rest));
        return make_group(std::move(children));
    }

    std::optional<Query> parse_group(const QueryToken& open, std::string_view field) {
        std::vector<Query> children = join_side_by_side(parse_list(field), options_.fields, false);
        const QueryToken& close = *next_++;
        if (children.empty()) {
            diagnostics_.report(open.begin_byte, "The parentheses hold nothing to search for and are ignored.");
            return std::nullopt;
        }
        Query group = make_group(std::move(children));
        group.boost = close.boost;
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
        const std::string name(name_of(token.kind));
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

    LexedQuery query_;
    const QueryToken* next_;  // never after the last token, which is `end`
    const ParseOptions& options_;
    QueryDiagnostics& diagnostics_;
};

}  // namespace

Query parse_tokens(LexedQuery&& query, const ParseOptions& options, QueryDiagnostics& diagnostics) {
    return QueryParser(std::move(query), options, diagnostics).parse();
}

}  // namespace kwic
