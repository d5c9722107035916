// From a ranked document to a hit with its passages.
#pragma once

#include "search/search_session.hpp"
#include "snippet/passage_budget.hpp"
#include "snippet/text_clause.hpp"
#include "snippet/text_matcher.hpp"
#include "storage/stored_document.hpp"

#include <kwic/index.hpp>

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

namespace kwic {

// Thread rule: one thread at a time.
class HitReader {
  public:
    // The session, the clauses and the options must outlive the reader.
    HitReader(SearchSession& session, const std::vector<TextClause>& clauses, const SearchOptions& options)
        : session_(session), clauses_(clauses), options_(options), matcher_(clauses) {
        if (options.budget_tokens != no_budget) budget_.emplace(options.budget_tokens, session.breaker);
    }

    // Fills in what `options.detail` asks for beyond rank and score, the id unless it is there. Throws Xapian's
    // exceptions, and Error{damaged}. Under a budget hits must be read best first.
    void read(Xapian::docid docid, Hit& hit);

    // Under a budget: the words of all passages so far.
    [[nodiscard]] std::optional<std::size_t> budget_spent() const noexcept {
        return budget_ ? std::optional(budget_->spent()) : std::nullopt;
    }

  private:
    void note_synonyms(const std::vector<Match>& matches, Hit& hit) const;
    void read_passages(const StoredDocument& stored, Hit& hit);
    [[nodiscard]] std::vector<Match> read_fields(const StoredDocument& stored, Hit& hit);
    void choose_passages(const std::string& text, const std::vector<Match>& matches, std::size_t words, Hit& hit);

    SearchSession& session_;
    const std::vector<TextClause>& clauses_;
    const SearchOptions& options_;
    TextMatcher matcher_;
    std::optional<PassageBudget> budget_;
    std::string data_;
};

}  // namespace kwic
