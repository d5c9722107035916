// What the workers of a bulk build have made, taken together: documents and terms in the order of the tables.
#pragma once

#include "indexing/bulk_worker.hpp"
#include "indexing/document_records.hpp"
#include "indexing/split_set.hpp"
#include "indexing/term_postings.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace kwic {

struct BulkContent {
    std::vector<BulkOutput> outputs;
    std::vector<BulkOutput> late_outputs;  // of documents that take the place of one of the others
    std::vector<bool> superseded;          // by number: it is in late_outputs; empty if none is
    std::vector<const SplitSet*> splits;
    LearnedTables tables;
    std::uint32_t last_docid = 0;
};

// The functions throw Error{io}, and what they return does so when it is read. The content must outlast that; several
// threads may read it at a time.

// The heads of all documents in ascending order of their numbers.
DocumentRecords heads_of(const BulkContent& content);

// As BulkOutput::heads has it.
struct DocumentHead {
    explicit DocumentHead(ByteParser& record) : length(record.number()), id(record.view()), date(record.view()) {}

    std::uint64_t length;
    std::string_view id;
    std::string_view date;
};

// All terms with all of their postings.
TermPostings postings_of(const BulkContent& content);

}  // namespace kwic
