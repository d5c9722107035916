// From what the workers of a bulk build have made to the tables of a database.
#pragma once

#include "indexing/bulk_content.hpp"
#include "indexing/stored_documents.hpp"

#include <string>
#include <vector>

namespace kwic {

// Completes the database that `documents` has begun in `folder`, that of a generation, and its columns, and writes side
// index and list of words there, which are not there yet; with one thread beside the caller's if `in_two_threads`.
// Returns the files of the database, with the hashes of what was meant to be written. Throws Error{io},
// Error{invalid_argument} where the content contradicts itself, std::bad_alloc.
std::vector<GlassFile> write_bulk_database(const BulkContent& content, StoredDocuments& documents,
                                           const std::string& folder, bool in_two_threads);

}  // namespace kwic
