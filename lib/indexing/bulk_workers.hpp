// The threads of a bulk build.
#pragma once

#include "indexing/batch_languages.hpp"
#include "indexing/bulk_worker.hpp"
#include "indexing/document_batch.hpp"
#include "indexing/stored_documents.hpp"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace kwic {

// Every member throws what a worker has thrown; after that only destruction is left. Thread rule: one thread.
class BulkWorkers {
  public:
    // A worker for each of the tokenizers (BulkWorker), one at least, with a thread; a single one works in the
    // caller's. Where the system gives no more threads, those that it has given do the work.
    // `languages` decides, and what is stored of the documents goes to `documents`; both must stay.
    BulkWorkers(std::vector<std::unique_ptr<Tokenizer>> tokenizers, const BulkWorkerOptions& options,
                BatchLanguages& languages, StoredDocuments& documents);

    // Drops what is waiting.
    ~BulkWorkers();
    BulkWorkers(const BulkWorkers&) = delete;
    BulkWorkers& operator=(const BulkWorkers&) = delete;

    // Hands a document, with some others, to the next worker that is free. Waits while many are waiting already.
    // Numbers rise. Without a language that is found out.
    void give(std::uint32_t docid, const Document& document, const std::string& language);

    // What else all workers have made since the beginning or the last call; waits for them. Numbers may begin anew.
    std::vector<BulkOutput> finish();

    // Between finish() and give().
    [[nodiscard]] const std::vector<std::unique_ptr<BulkWorker>>& workers() const noexcept { return workers_; }

  private:
    void run(BulkWorker& worker);
    void take(DocumentBatch& batch, BulkWorker& worker);
    void give_up() noexcept;
    void give_batch();
    void wait_until_idle();

    BatchLanguages& languages_;
    StoredDocuments& documents_;
    std::vector<std::unique_ptr<BulkWorker>> workers_;
    std::vector<std::thread> threads_;
    std::uint64_t batches_ = 0;  // so far
    DocumentBatch batch_;
    std::mutex mutex_;  // over all below
    std::condition_variable batch_came_;
    std::condition_variable batch_went_;
    std::deque<DocumentBatch> waiting_;
    std::size_t busy_ = 0;
    bool stops_ = false;
    std::exception_ptr failure_;
};

}  // namespace kwic
