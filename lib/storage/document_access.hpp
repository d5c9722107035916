// Finding and reading documents in a database.
//
// All throw Xapian's exceptions, and Error{damaged} for bytes that are no stored document. Thread rule: as the
// database.
#pragma once

#include "storage/stored_document.hpp"

#include <xapian.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace kwic {

// The number of the document with this id, or 0.
Xapian::docid find_document(const Xapian::Database& database, std::string_view id);

// The id of number `docid`.
std::string read_id(const Xapian::Database& database, Xapian::docid docid);

// Reads the stored documents of a database; keep one for many.
class DocumentReader {
  public:
    // Looks for the dictionary of the texts when it is first needed.
    explicit DocumentReader(Xapian::Database database) : database_(std::move(database)) {}

    // The stored document of number `docid`, with its id.
    StoredDocument read(Xapian::docid docid);

    // What a document of the database holds as its data, without the id.
    StoredDocument read(std::string_view data);

  private:
    Xapian::Database database_;
    std::optional<StoredDocumentReader> reader_;
};

// Calls `take` with the number of every document, rising, until it returns false.
void for_each_document(const Xapian::Database& database, const std::function<bool(Xapian::docid)>& take);

}  // namespace kwic
