// From what the workers of a bulk build have made to the tables of a database.
#pragma once

#include "indexing/bulk_content.hpp"
#include "indexing/stored_documents.hpp"
#include "vocabulary/form_collector.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace kwic {

struct BulkDatabase {
    std::vector<GlassFile> files;  // with the hashes of what was meant to be written
    std::uint64_t documents = 0;
    std::uint64_t total_length = 0;
    FormCollector forms;  // of its words; needs nothing of the content
};

// Completes the database that `documents` has begun in `folder`, that of a generation, and its columns, and writes the
// side index there, which is not there yet; with one thread beside the caller's if `in_two_threads`. Throws Error{io},
// Error{invalid_argument} where the content contradicts itself, std::bad_alloc.
BulkDatabase write_bulk_database(const BulkContent& content, StoredDocuments& documents, const std::string& folder,
                                 bool in_two_threads);

// Writes the list of its words, which is not there yet, in `folder`. Call it once. Throws Error{io}, std::bad_alloc.
void write_words(BulkDatabase& database, const std::string& folder);

}  // namespace kwic
