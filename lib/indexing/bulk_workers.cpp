#include "indexing/bulk_workers.hpp"

#include "indexing/run_in_threads.hpp"

#include <optional>
#include <system_error>
#include <utility>

namespace kwic {
namespace {

constexpr std::size_t max_waiting_a_worker = 2;
constexpr std::size_t batch_bytes = std::size_t{256} << 10;
constexpr std::size_t batch_documents = 256;

}  // namespace

BulkWorkers::BulkWorkers(std::vector<std::unique_ptr<Tokenizer>> tokenizers, const BulkWorkerOptions& options,
                         BatchLanguages& languages, StoredDocuments& documents)
    : languages_(languages), documents_(documents) {
    for (std::unique_ptr<Tokenizer>& tokenizer : tokenizers) {
        workers_.push_back(std::make_unique<BulkWorker>(options, std::move(tokenizer)));
    }
    if (workers_.size() == 1) return;
    threads_.reserve(workers_.size());
    try {
        for (const auto& worker : workers_) threads_.emplace_back([this, &worker = *worker] { run(worker); });
    } catch (const std::system_error&) {
        // Those that have begun go on; without any, give() works in the caller's thread.
    }
}

BulkWorkers::~BulkWorkers() {
    {
        const std::lock_guard lock(mutex_);
        stops_ = true;
        waiting_.clear();
    }
    give_up();
    batch_came_.notify_all();
    for (std::thread& thread : threads_) thread.join();
}

void BulkWorkers::run(BulkWorker& worker) {
    std::unique_lock lock(mutex_);
    while (true) {
        batch_came_.wait(lock, [this] { return stops_ || !waiting_.empty(); });
        if (stops_) return;
        DocumentBatch batch = std::move(waiting_.front());
        waiting_.pop_front();
        ++busy_;
        lock.unlock();
        batch_went_.notify_all();
        std::exception_ptr failure;
        try {
            take(batch, worker);
        } catch (...) {
            give_up();
            failure = std::current_exception();
        }
        lock.lock();
        --busy_;
        if (failure) {
            failure_ = failure;
            stops_ = true;
        }
        batch_went_.notify_all();
        if (failure) batch_came_.notify_all();
    }
}

void BulkWorkers::take(DocumentBatch& batch, BulkWorker& worker) {
    if (!languages_.decide(batch)) return;
    for (const auto& [docid, document, language] : batch.documents) worker.take(docid, document, language);
    documents_.put(batch.number, worker.take_stored());
}

void BulkWorkers::give_up() noexcept {
    languages_.give_up();
    documents_.give_up();
}

void BulkWorkers::give(std::uint32_t docid, const Document& document, const std::string& language) {
    if (threads_.empty()) {
        workers_.front()->take(docid, document,
                               language.empty() ? languages_.decide_at_once(docid, document) : language);
        return documents_.put(batches_++, workers_.front()->take_stored());
    }
    batch_.add(docid, document, language);
    if (batch_.bytes >= batch_bytes || batch_.documents.size() >= batch_documents) give_batch();
}

void BulkWorkers::give_batch() {
    if (batch_.documents.empty()) return;
    batch_.number = batches_++;
    {
        std::unique_lock lock(mutex_);
        batch_went_.wait(lock, [this] { return failure_ || waiting_.size() < max_waiting_a_worker * threads_.size(); });
        if (failure_) std::rethrow_exception(failure_);
        waiting_.push_back(std::exchange(batch_, {}));
    }
    batch_came_.notify_one();
}

void BulkWorkers::wait_until_idle() {
    std::unique_lock lock(mutex_);
    batch_went_.wait(lock, [this] { return failure_ || (waiting_.empty() && busy_ == 0); });
    if (failure_) std::rethrow_exception(failure_);
}

std::vector<BulkOutput> BulkWorkers::finish() {
    if (!threads_.empty()) {
        give_batch();
        wait_until_idle();
    }
    std::vector<std::optional<BulkOutput>> outputs(workers_.size());
    std::vector<std::function<void()>> pieces;
    for (std::size_t i = 0; i < workers_.size(); ++i) {
        pieces.emplace_back([this, &outputs, i] { outputs[i] = workers_[i]->finish(); });
    }
    run_in_threads(pieces);
    std::vector<BulkOutput> finished;
    for (std::optional<BulkOutput>& output : outputs) finished.push_back(*std::move(output));
    return finished;
}

}  // namespace kwic
