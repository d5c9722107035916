// From ranked documents to the lines of a concordance.
#pragma once

#include "search/search_session.hpp"
#include "snippet/concordance_lines.hpp"
#include "snippet/text_clause.hpp"
#include "snippet/text_matcher.hpp"
#include "storage/stored_document.hpp"
#include "topk/best_documents.hpp"

#include <kwic/concordance.hpp>

#include <string>
#include <vector>

namespace kwic {

// Thread rule: one thread at a time.
class ConcordanceReader {
  public:
    // The session, the clauses and the options must outlive the reader.
    ConcordanceReader(SearchSession& session, const std::vector<TextClause>& clauses, const ConcordanceOptions& options)
        : session_(session), options_(options), matcher_(clauses), lines_(options, session.breaker) {}

    // Reads `documents`, the best first, until a limit on all lines is reached; fills in documents, lines and
    // lines_left_out of `concordance` and returns how many it has read. Throws Xapian's exceptions, and Error{damaged}.
    std::size_t read(const std::vector<TopDocument>& documents, Concordance& concordance);

  private:
    void read_lines(const StoredDocument& stored, ConcordanceDocument& document, Concordance& concordance);

    SearchSession& session_;
    const ConcordanceOptions& options_;
    TextMatcher matcher_;
    ConcordanceLines lines_;
    std::string data_;
};

// The document of number `docid` with its marks. Throws as ConcordanceReader does.
MarkedDocument read_marked_document(SearchSession& session, const std::vector<TextClause>& clauses,
                                    Xapian::docid docid);

}  // namespace kwic
