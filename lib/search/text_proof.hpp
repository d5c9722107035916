// What the index cannot tell of a document and its text can: which forms stand at which places.
#pragma once

#include "search/search_session.hpp"
#include "snippet/text_clause.hpp"
#include "snippet/text_matcher.hpp"

#include <xapian.h>

#include <utility>
#include <vector>

namespace kwic {

// Thread rule: any thread, each with its own session.
class TextProof {
  public:
    explicit TextProof(TextClause clause) : clauses_{std::move(clause)}, matcher_(clauses_) {}

    TextProof(const TextProof&) = delete;
    TextProof& operator=(const TextProof&) = delete;

    // Whether the clause is satisfied in the title, the text or a field that the index keeps of the document. Throws
    // Xapian's exceptions, Error{damaged}.
    [[nodiscard]] bool holds(SearchSession& session, Xapian::docid docid) const;

  private:
    std::vector<TextClause> clauses_;
    TextMatcher matcher_;
};

}  // namespace kwic
