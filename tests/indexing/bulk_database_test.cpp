// What BulkBuild's tests cannot bring about: a database that cannot be written.
#include "indexing/bulk_database.hpp"

#include "ingest/scratch_folder.hpp"
#include "topk/side_index_layout.hpp"

#include <kwic/error.hpp>

#include <gtest/gtest.h>

#include <string>

namespace kwic {
namespace {

using testing::ScratchFolder;

ErrorCode failure_of(const BulkContent& content, const std::string& folder, bool in_two_threads) {
    try {
        StoredDocuments documents(folder, {}, 1 << 20);
        write_bulk_database(content, documents, folder, in_two_threads);
    } catch (const Error& error) {
        return error.code();
    }
    ADD_FAILURE() << "it was written";
    return ErrorCode::invalid_argument;
}

TEST(BulkDatabase, AFailureOfOneOfTwoThreadsEndsBoth) {
    for (const bool in_two_threads : {false, true}) {
        const ScratchFolder scratch;
        scratch.write(side_index_name, "is there already");
        EXPECT_EQ(failure_of({}, scratch.path(), in_two_threads), ErrorCode::io) << in_two_threads;
    }
}

TEST(BulkDatabase, AFailureOfBothThreadsIsReported) {
    for (const bool in_two_threads : {false, true}) {
        const ScratchFolder scratch;
        BulkContent content;
        content.outputs.emplace_back(scratch.path(), 1 << 20);
        content.outputs.back().heads.add("\x01");  // a number, and nothing of the document
        content.last_docid = 1;
        EXPECT_EQ(failure_of(content, scratch.path(), in_two_threads), ErrorCode::damaged) << in_two_threads;
    }
}

}  // namespace
}  // namespace kwic
