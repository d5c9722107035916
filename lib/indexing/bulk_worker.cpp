#include "indexing/bulk_worker.hpp"

#include "indexing/stored_documents.hpp"
#include "storage/byte_stream.hpp"

#include <utility>

namespace kwic {
namespace {

constexpr std::size_t max_kept_bytes = std::size_t{1} << 20;  // a batch takes less, but for long texts

}  // namespace

BulkWorker::BulkWorker(BulkWorkerOptions options, std::unique_ptr<Tokenizer> tokenizer)
    : options_(std::move(options)),
      inverter_(options_.tables, options_.text_fields, std::move(tokenizer)),
      stored_(options_.tables.texts),
      output_(options_.folder, options_.head_bytes) {}

void BulkWorker::take(std::uint32_t docid, const Document& document, const std::string& language) {
    inverter_.invert(document, language, collector_.dictionary(), inverted_);
    std::uint64_t length = 0;
    for (const TermInDocument& term : inverted_.terms) length += term.wdf;
    collector_.add(docid, inverted_.terms);
    output_.canaries.note(docid, document, language);

    record_.clear();
    append_number(record_, docid);
    append_number(record_, length);
    append_text(record_, document.id);
    append_text(record_, document.date);
    output_.heads.add(record_);
    if (std::exchange(is_stored_taken_, false)) forget_stored();
    append_stored_document(stored_records_, docid, inverted_.positions,
                           stored_.write(document, language, inverted_.codes));
    if (collector_.memory_bytes() + inverter_.memory_bytes() >= options_.posting_bytes) {
        output_.runs.push_back(write_run(*close_run(), options_.folder));
    }
}

std::string_view BulkWorker::take_stored() noexcept {
    is_stored_taken_ = true;
    return stored_records_;
}

void BulkWorker::forget_stored() {
    if (stored_records_.capacity() > max_kept_bytes) stored_records_ = std::string();
    stored_records_.clear();
}

std::unique_ptr<PostingRun> BulkWorker::close_run() {
    std::unique_ptr<SortedPostings> run = collector_.finish();
    inverter_.forget_terms(run->order());
    return run;
}

BulkOutput BulkWorker::finish() {
    inverter_.forget_words();
    if (!collector_.is_empty()) output_.runs.push_back(close_run());
    return std::exchange(output_, BulkOutput(options_.folder, options_.head_bytes));
}

}  // namespace kwic
