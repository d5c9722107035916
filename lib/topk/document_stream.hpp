// Documents in rising order: a small algebra over posting lists.
#pragma once

#include "topk/score_window.hpp"
#include "topk/side_index.hpp"

#include <xapian.h>

#include <memory>
#include <string>
#include <vector>

namespace kwic {

// Stands at a document, or at the end (0). Some streams are of candidates: not every document at which they stand
// belongs to the set. Throws Xapian's exceptions, Error{damaged}. Thread rule: that of its database.
class DocumentStream {
  public:
    virtual ~DocumentStream() = default;

    // Moves to the first document that is `docid` or later, never back, and returns it; 0 at the end.
    virtual Xapian::docid skip_to(Xapian::docid docid) = 0;

    // Adds the documents from `begin` on and before `end` at which it would stand, told by their distance from `begin`,
    // and moves past them.
    virtual void note(Xapian::docid begin, Xapian::docid end, DocumentBits& bits);

    // Whether a document at which the stream has stood belongs to the set; in any order.
    virtual bool holds(Xapian::docid /*docid*/) { return true; }

    // False: all documents at which it stands belong to the set.
    [[nodiscard]] virtual bool has_doubts() const { return false; }

    // An upper bound of the number of documents.
    [[nodiscard]] virtual Xapian::doccount size() const = 0;
};

using DocumentStreams = std::vector<std::unique_ptr<DocumentStream>>;

// The documents that hold a term.
std::unique_ptr<DocumentStream> documents_with(const Xapian::Database& database, const std::string& term);

// The same, out of a side index where it has the term: `index`, which may be null.
std::unique_ptr<DocumentStream> documents_with(const SideIndex* index, const Xapian::Database& database,
                                               const std::string& term);

// The documents of a list in ascending order.
std::unique_ptr<DocumentStream> these_documents(std::shared_ptr<const std::vector<Xapian::docid>> documents);
std::unique_ptr<DocumentStream> these_documents(std::vector<Xapian::docid> documents);

// The documents that are in any, or in all, of the streams (at least one).
std::unique_ptr<DocumentStream> any_of(DocumentStreams streams);
std::unique_ptr<DocumentStream> all_of(DocumentStreams streams);

}  // namespace kwic
