#include "indexing/bulk_workers.hpp"

#include "ingest/scratch_folder.hpp"

#include <kwic/error.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace kwic {
namespace {

using testing::ScratchFolder;

// Postings of more than a piece of a spool.
Document make_document(std::uint32_t docid) {
    Document document;
    document.id = std::to_string(docid);
    for (int word = 0; word < 20'000; ++word) document.text += "word" + std::to_string(docid * 20'000 + word) + ' ';
    return document;
}

class WorkersWithoutSpace : public ::testing::TestWithParam<std::size_t> {
  protected:
    // Workers that are to write away what each document gives, into a folder that is a file.
    BulkWorkers make_workers() {
        std::vector<std::unique_ptr<Tokenizer>> tokenizers(GetParam());
        for (auto& tokenizer : tokenizers) tokenizer = std::make_unique<Tokenizer>();
        const BulkWorkerOptions options = {
            .folder = folder_, .tables = {}, .text_fields = {}, .posting_bytes = 0, .head_bytes = std::size_t{1} << 20};
        return {std::move(tokenizers), options, languages_, stored_};
    }

    ScratchFolder scratch_;
    std::string folder_ = scratch_.write("file", "");
    BatchLanguages languages_{"en", LanguageForecast()};
    StoredDocuments stored_{scratch_.path(), {}, std::size_t{1} << 20};
};

TEST_P(WorkersWithoutSpace, TellWhoeverGivesThemMore) {
    BulkWorkers workers = make_workers();
    const auto give_all = [&] {
        for (std::uint32_t docid = 1; docid <= 200; ++docid) workers.give(docid, make_document(docid), "en");
    };
    try {
        give_all();
        FAIL() << "nothing was thrown";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::io);
        EXPECT_NE(std::string(error.what()).find(folder_), std::string::npos) << error.what();
    }
}

TEST_P(WorkersWithoutSpace, TellInTheEndAtTheLatest) {
    BulkWorkers workers = make_workers();
    EXPECT_THROW(
        {
            workers.give(1, make_document(1), "en");
            workers.finish();
        },
        Error);
}

TEST_P(WorkersWithoutSpace, AreGoneWhenNobodyAsksThem) {
    BulkWorkers workers = make_workers();
    try {
        workers.give(1, make_document(1), "en");
    } catch (const Error&) {
        EXPECT_EQ(GetParam(), 1U);
    }
}

INSTANTIATE_TEST_SUITE_P(Threads, WorkersWithoutSpace, ::testing::Values(1, 3));

}  // namespace
}  // namespace kwic
