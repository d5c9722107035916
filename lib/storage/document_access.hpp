// Finding and reading documents in a database.
//
// All throw Xapian's exceptions, and Error{damaged} for bytes that are no stored document. Thread rule: as the
// database.
#pragma once

#include "storage/stored_document.hpp"

#include <xapian.h>

#include <functional>
#include <string>
#include <string_view>

namespace kwic {

// The number of the document with this id, or 0.
Xapian::docid find_document(const Xapian::Database& database, std::string_view id);

// The id of number `docid`.
std::string read_id(const Xapian::Database& database, Xapian::docid docid);

// The stored document of number `docid`, with its id.
StoredDocument read_document(const Xapian::Database& database, Xapian::docid docid);

// Calls `take` with the number of every document, rising, until it returns false.
void for_each_document(const Xapian::Database& database, const std::function<bool(Xapian::docid)>& take);

}  // namespace kwic
