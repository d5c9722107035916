// Documents in rising order: a small algebra over posting lists.
#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <vector>

namespace kwic {

// Stands at a document, or at the end (0). Throws Xapian's exceptions. Thread rule: that of its database.
class DocumentStream {
  public:
    virtual ~DocumentStream() = default;

    // Moves to the first document that is `docid` or later, never back, and returns it; 0 at the end.
    virtual Xapian::docid skip_to(Xapian::docid docid) = 0;

    // An upper bound of the number of documents.
    [[nodiscard]] virtual Xapian::doccount size() const = 0;
};

using DocumentStreams = std::vector<std::unique_ptr<DocumentStream>>;

// The documents that hold a term.
std::unique_ptr<DocumentStream> documents_with(const Xapian::Database& database, const std::string& term);

// The documents that are in any, or in all, of the streams (at least one).
std::unique_ptr<DocumentStream> any_of(DocumentStreams streams);
std::unique_ptr<DocumentStream> all_of(DocumentStreams streams);

}  // namespace kwic
