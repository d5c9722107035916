// From what the workers of a bulk build have made to the tables of a database.
#pragma once

#include "indexing/bulk_worker.hpp"

#include <kwic/schema.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace kwic {

struct BulkContent {
    std::vector<BulkOutput> outputs;
    std::vector<BulkOutput> late_outputs;       // of documents that take the place of one of the others
    std::vector<bool> superseded;               // by number: it is in late_outputs; empty if none is
    std::map<std::string, std::string> splits;  // by joined form's stem, as add_split_way() keeps them
    LearnedTables tables;
    std::vector<FieldSpec> fields;  // declared ones
    std::uint32_t last_docid = 0;
};

// Writes database, side index, list of words and columns into `folder`, that of a generation, which has none of them,
// with one thread beside the caller's if `in_two_threads`. Takes the runs. Throws Error{io}, Error{invalid_argument}
// where the content contradicts itself, std::bad_alloc.
void write_bulk_database(BulkContent& content, const std::string& folder, bool in_two_threads);

}  // namespace kwic
