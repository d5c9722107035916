// One thread's share of a bulk build: documents in, sorted postings and what is stored of the documents out.
#pragma once

#include "indexing/canaries.hpp"
#include "indexing/document_inverter.hpp"
#include "indexing/posting_collector.hpp"
#include "indexing/posting_run.hpp"
#include "indexing/record_spool.hpp"
#include "storage/learned_tables.hpp"
#include "storage/stored_document.hpp"

#include <kwic/document.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// What one worker has made of some of the documents, in the order of their numbers.
struct BulkOutput {
    BulkOutput(const std::string& folder, std::size_t memory_bytes) : heads(folder, memory_bytes) {}

    RecordSpool heads;  // number docid, number length, text id, text date
    std::vector<std::unique_ptr<PostingRun>> runs;
    Canaries canaries;
};

struct BulkWorkerOptions {
    std::string folder;  // for what does not fit into memory
    LearnedTables tables;
    TextFields text_fields;
    std::size_t posting_bytes = 0;  // memory for postings, until they are written away
    std::size_t head_bytes = 0;     // memory for ids, lengths and dates
};

// Throws Error{io}, std::bad_alloc; after a throw only destruction is left. Thread rule: one thread at a time.
class BulkWorker {
  public:
    // `tokenizer` as DocumentInverter wants it.
    BulkWorker(BulkWorkerOptions options, std::unique_ptr<Tokenizer> tokenizer);

    // Numbers of documents rise.
    void take(std::uint32_t docid, const Document& document, const std::string& language);

    // Gives what is stored of the documents since the last call, and their positions (StoredDocuments), until take().
    std::string_view take_stored() noexcept;

    // The rest that came of all batches since the beginning or the last call; numbers may begin anew.
    BulkOutput finish();

    [[nodiscard]] const SplitSet& splits() const noexcept { return inverter_.splits(); }

  private:
    void forget_stored();
    std::unique_ptr<PostingRun> close_run();

    BulkWorkerOptions options_;
    DocumentInverter inverter_;
    PostingCollector collector_;
    StoredDocumentWriter stored_;
    BulkOutput output_;
    InvertedDocument inverted_;
    std::string record_;
    std::string stored_records_;
    bool is_stored_taken_ = false;
};

}  // namespace kwic
