#include "query/balance_parentheses.hpp"

#include <kwic/query.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

class ParenthesisBalancer {
  public:
    explicit ParenthesisBalancer(QueryDiagnostics& diagnostics) : diagnostics_(diagnostics) {}

    void take(QueryToken&& token) {
        if (token.kind == QueryTokenKind::open) {
            take_open(std::move(token));
        } else if (token.kind == QueryTokenKind::close) {
            take_close(std::move(token));
        } else {
            balanced_.push_back(std::move(token));
        }
    }

    void report_unclosed() {
        for (const std::size_t byte : open_bytes_) {
            diagnostics_.report(byte, "The parenthesis is never closed; its group goes on to the end of the query.");
        }
    }

    std::vector<QueryToken> finish(QueryToken&& end) {
        for (std::size_t unclosed = open_bytes_.size(); unclosed > 0; --unclosed) {
            QueryToken close = end;
            close.kind = QueryTokenKind::close;
            balanced_.push_back(std::move(close));
        }
        balanced_.push_back(std::move(end));
        return std::move(balanced_);
    }

  private:
    void take_open(QueryToken&& token) {
        if (open_bytes_.size() < max_query_depth) {
            open_bytes_.push_back(token.begin_byte);
            balanced_.push_back(std::move(token));
            return;
        }
        ++too_deep_;
        drop_what_applies_to_a_group();
        diagnostics_.report(token.begin_byte, "Parentheses are nested more than " + std::to_string(max_query_depth) +
                                                  " deep; the inner ones are ignored.");
    }

    void take_close(QueryToken&& token) {
        if (too_deep_ > 0) {
            --too_deep_;
        } else if (open_bytes_.empty()) {
            diagnostics_.report(token.begin_byte, "The parenthesis closes nothing and is ignored.");
        } else {
            open_bytes_.pop_back();
            balanced_.push_back(std::move(token));
        }
    }

    void drop_what_applies_to_a_group() {
        const auto applies = [](QueryTokenKind kind) {
            return kind == QueryTokenKind::field || kind == QueryTokenKind::unknown_field ||
                   kind == QueryTokenKind::plus || kind == QueryTokenKind::minus;
        };
        while (!balanced_.empty() && applies(balanced_.back().kind)) balanced_.pop_back();
    }

    QueryDiagnostics& diagnostics_;
    std::vector<QueryToken> balanced_;
    std::vector<std::size_t> open_bytes_;
    std::size_t too_deep_ = 0;
};

}  // namespace

void balance_parentheses(LexedQuery& query, QueryDiagnostics& diagnostics) {
    ParenthesisBalancer balancer(diagnostics);
    QueryToken end = std::move(query.tokens.back());
    query.tokens.pop_back();
    for (QueryToken& token : query.tokens) balancer.take(std::move(token));
    if (!query.is_cut) balancer.report_unclosed();
    query.tokens = balancer.finish(std::move(end));
}

}  // namespace kwic
