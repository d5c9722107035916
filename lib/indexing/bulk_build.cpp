#include "indexing/bulk_build.hpp"

#include "indexing/document_language.hpp"
#include "indexing/document_records.hpp"
#include "indexing/learn_tables.hpp"
#include "indexing/piece_counts.hpp"
#include "indexing/run_in_threads.hpp"
#include "storage/index_directory.hpp"

#include <algorithm>
#include <array>
#include <thread>
#include <utility>

namespace kwic {
namespace {

constexpr std::size_t max_cache_bytes = std::size_t{192} << 20;  // some 800,000 words
constexpr std::size_t max_learners = 4;
constexpr std::uint64_t program_bytes = std::uint64_t{32} << 20;  // ICU's tables, the reader, the register of documents

std::size_t count_jobs(const BuildOptions& options) {
    if (options.max_threads > 0) return options.max_threads;
    return std::max(1U, std::thread::hardware_concurrency());
}

// Of each worker. What is left is for batches, encoders and what the allocator cannot give back.
std::size_t share_memory(std::uint64_t memory_bytes, std::size_t jobs) {
    return (memory_bytes - std::min(memory_bytes, program_bytes)) / jobs;
}

std::vector<std::unique_ptr<Tokenizer>> make_tokenizers(std::size_t count, std::size_t cache_bytes) {
    std::vector<std::unique_ptr<Tokenizer>> tokenizers;
    while (tokenizers.size() < count) tokenizers.push_back(std::make_unique<Tokenizer>(cache_bytes));
    return tokenizers;
}

// The first of the tokenizers learn, the sample being small.
LearnedTables learn_tables(const DocumentBatch& batch, const std::string& default_language,
                           const TextFields& text_fields, std::span<const std::unique_ptr<Tokenizer>> tokenizers) {
    return learn_tables(batch.texts(), default_language, text_fields,
                        tokenizers.first(std::min(tokenizers.size(), max_learners)));
}

}  // namespace

BulkBuild::BulkBuild(const std::string& folder, const std::string& default_language,
                     const std::vector<FieldSpec>& fields, BuildCaller& caller)
    : GenerationBuild(folder, default_language, fields, caller), jobs_(count_jobs(caller.options())) {}

void BulkBuild::give(std::uint32_t docid, const Document& document, const std::string& language) {
    if (workers_) return workers_->give(docid, document, language);
    held_.add(docid, document, language);
    if (held_.bytes >= text_sample_bytes) begin_workers();
}

void BulkBuild::begin_workers() {
    const std::size_t share = share_memory(caller_.options().memory_bytes, jobs_);
    auto tokenizers = make_tokenizers(jobs_, std::min(share / 5, max_cache_bytes));
    content_.tables = learn_tables(held_, default_language_, text_fields_, tokenizers);
    const BulkWorkerOptions options = {.folder = folder_,
                                       .tables = content_.tables,
                                       .text_fields = text_fields_,
                                       .posting_bytes = share * 2 / 5,
                                       .head_bytes = share / 10};
    stored_.emplace(folder_, fields_, share / 10 * jobs_);
    languages_.emplace(default_language_, forecast_languages(held_, default_language_));
    workers_.emplace(std::move(tokenizers), options, *languages_, *stored_);
    const DocumentBatch held = std::exchange(held_, {});
    for (const auto& [docid, document, language] : held.documents) workers_->give(docid, document, language);
}

void BulkBuild::note_languages() {
    languages_->for_each([this](std::uint32_t docid, const DocumentLanguage& found, std::string_view analysed_in) {
        documents_.set_language(docid, found.code, found.detected, analysed_in);
    });
    note_late_languages();
}

void BulkBuild::move_to_late(const std::vector<std::uint32_t>& docids) {
    if (docids.empty()) return;
    StoredDocumentReader reader(content_.tables.texts);
    DocumentRecords heads = heads_of(content_);
    for (const std::uint32_t docid : docids) {
        if (late_.contains(docid)) continue;
        while (heads.docid() != docid && heads.next()) {
        }
        std::string id(DocumentHead(heads.record()).id);
        const Document document = reader.read(stored_->data(docid)).document;
        late_[docid] = {std::move(id), late_spool_.add(document, {}), {}};
    }
}

void BulkBuild::take_late() {
    if (late_.empty()) return;
    content_.superseded.resize(documents_.documents() + 1);
    for (const auto& [docid, late] : late_) {
        content_.superseded[docid] = true;
        give(docid, read(late), documents_.language_of(docid));
        caller_.report_progress(progress(BuildStage::merging));
    }
    content_.late_outputs = workers_->finish();
}

void BulkBuild::finish(Manifest& manifest) {
    if (!workers_) begin_workers();
    content_.outputs = workers_->finish();
    note_languages();
    const std::vector<std::uint32_t> analysed_otherwise = documents_.settle_languages();
    if (!analysed_otherwise.empty() || !late_.empty()) stored_->begin_replacing();
    move_to_late(analysed_otherwise);
    take_late();
    for (const auto& worker : workers_->workers()) content_.splits.push_back(&worker->splits());
    content_.last_docid = static_cast<std::uint32_t>(documents_.documents());
    caller_.report_progress(progress(BuildStage::merging));
    BulkDatabase database = write_bulk_database(content_, *stored_, folder_, jobs_ > 1);
    for (GlassFile& file : database.files) {
        manifest.files.push_back({"db/" + file.name, file.digest.bytes, std::move(file.digest.hash)});
    }
    Canaries canaries;
    for (const BulkOutput& output : content_.outputs) canaries.merge(output.canaries);
    for (const BulkOutput& output : content_.late_outputs) canaries.merge(output.canaries);
    write_words_beside(database, [&] { check(manifest, canaries); });
}

// To write the words, to give memory back and to wait for the disk takes as long as the check, which looks at no word
// unless it looks at everything (bench/build_stages).
void BulkBuild::write_words_beside(BulkDatabase& database, const std::function<void()>& check) {
    const auto write_and_give_back = [&] {
        write_words(database, folder_);
        content_ = BulkContent();
        workers_.reset();
        languages_.reset();
        stored_.reset();
    };
    if (jobs_ == 1 || caller_.options().verify) {
        write_and_give_back();
        return check();
    }
    const std::array<std::function<void()>, 2> pieces = {
        check,
        [&] {
            write_and_give_back();
            sync_generation(folder_);
        },
    };
    run_in_threads(pieces);
}

}  // namespace kwic
