#include "indexing/bulk_workers.hpp"

#include "ingest/scratch_folder.hpp"

#include <kwic/error.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using testing::ScratchFolder;

constexpr std::uint32_t more_batches_than_are_taken = 1000;  // before the first has failed
constexpr std::uint32_t documents_a_batch = 256;

// The first fills a batch, and its postings more than a piece of a spool; those of the others are few.
Document make_document(std::uint32_t docid) {
    Document document;
    document.id = std::to_string(docid);
    document.text = "A short text.";
    for (int word = 0; docid == 1 && word < 40'000; ++word) document.text += " word" + std::to_string(word);
    return document;
}

// Workers that are to write the postings of each document away, into a folder that is a file: the first document fails.
class FailingWorkers : public ::testing::TestWithParam<std::size_t> {
  protected:
    void give(std::uint32_t documents) {
        for (std::uint32_t docid = 1; docid <= documents; ++docid) workers_->give(docid, make_document(docid), "en");
    }

    ScratchFolder scratch_;
    std::string folder_ = scratch_.write("file", "");
    BatchLanguages languages_{"en", LanguageForecast()};
    StoredDocuments stored_{scratch_.path(), {}, 0};
    std::unique_ptr<BulkWorkers> workers_ = std::make_unique<BulkWorkers>(
        make_tokenizers(),
        BulkWorkerOptions{
            .folder = folder_, .tables = {}, .text_fields = {}, .posting_bytes = 0, .head_bytes = std::size_t{1} << 20},
        languages_, stored_);

  private:
    static std::vector<std::unique_ptr<Tokenizer>> make_tokenizers() {
        std::vector<std::unique_ptr<Tokenizer>> tokenizers(GetParam());
        for (auto& tokenizer : tokenizers) tokenizer = std::make_unique<Tokenizer>();
        return tokenizers;
    }
};

TEST_P(FailingWorkers, TellWhoeverGivesThemMore) {
    try {
        give(more_batches_than_are_taken * documents_a_batch);
        FAIL() << "nothing was thrown";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::io);
        EXPECT_NE(std::string(error.what()).find(folder_), std::string::npos) << error.what();
    }
}

TEST_P(FailingWorkers, TellInTheEndAtTheLatest) {
    EXPECT_THROW(
        {
            give(2);
            (void)workers_->finish();
        },
        Error);
}

TEST_P(FailingWorkers, AreGoneWhenNobodyAsksThem) {
    try {
        give(4 * documents_a_batch);
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::io);
    }
    workers_.reset();
}

INSTANTIATE_TEST_SUITE_P(Threads, FailingWorkers, ::testing::Values(1, 3));

}  // namespace
}  // namespace kwic
