#include "indexing/canaries.hpp"

#include "indexing/verify_generation.hpp"
#include "ingest/scratch_folder.hpp"
#include "storage/term_space.hpp"
#include "storage/thrown_error.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

namespace kwic {
namespace {

using testing::error_of;
using testing::ScratchFolder;
using testing::throws;

Xapian::Document make_document(Xapian::docid docid) {
    const std::string id = "id" + std::to_string(docid);
    Xapian::Document document;
    document.set_data("data" + id);
    document.add_posting("all", 1);
    document.add_posting("word" + std::to_string(docid), 2, 3);
    document.add_boolean_term(make_term(TermSpace::id, id));
    document.add_boolean_term(make_term(TermSpace::language, "en"));
    document.add_value(static_cast<Xapian::valueno>(ValueSlot::id), id);
    return document;
}

class CanariesTest : public ::testing::Test {
  protected:
    // Writes the documents of these numbers, those that `change` has spoilt, and notes them as they should be.
    void write(const std::vector<Xapian::docid>& numbers,
               const std::function<void(Xapian::docid, Xapian::Document&)>& change = {}) {
        Xapian::WritableDatabase database(scratch_.path("db"), Xapian::DB_CREATE_OR_OVERWRITE);
        for (const Xapian::docid docid : numbers) {
            Xapian::Document document = make_document(docid);
            canaries_.note(docid, document);
            if (change) change(docid, document);
            database.replace_document(docid, document);
        }
        database.commit();
        manifest_.documents = numbers.size();
        manifest_.languages = {{"en", numbers.size()}};
    }

    [[nodiscard]] std::string fault() const { return canaries_.find_fault(Xapian::Database(scratch_.path("db"))); }

    ScratchFolder scratch_;
    Canaries canaries_;
    Manifest manifest_;
};

std::vector<Xapian::docid> numbers_from(Xapian::docid first, Xapian::docid step, std::size_t count) {
    std::vector<Xapian::docid> numbers;
    for (std::size_t i = 0; i < count; ++i) numbers.push_back(first + static_cast<Xapian::docid>(i) * step);
    return numbers;
}

TEST_F(CanariesTest, AWholeDatabaseAnswersAll) {
    write(numbers_from(1, 1, 1000));
    EXPECT_EQ(fault(), "");
    EXPECT_NO_THROW(verify_generation(scratch_.path(), manifest_, canaries_, false));
}

TEST_F(CanariesTest, NoRhythmInTheNumbersPassesAllOver) {
    for (const Xapian::docid step : {1, 2, 3, 4, 8, 16, 64, 128, 1024}) {
        canaries_ = {};
        write(numbers_from(1, step, 2000));
        Xapian::WritableDatabase(scratch_.path("db"), Xapian::DB_CREATE_OR_OVERWRITE).commit();
        Xapian::WritableDatabase empty(scratch_.path("db"), Xapian::DB_CREATE_OR_OVERWRITE);
        empty.replace_document(1'000'000'000, Xapian::Document());
        empty.commit();
        EXPECT_THROW((void)fault(), Xapian::DocNotFoundError) << step;
    }
}

TEST_F(CanariesTest, WhatIsStoredOrFoundOtherwiseIsAFault) {
    const std::vector<std::function<void(Xapian::docid, Xapian::Document&)>> changes = {
        [](Xapian::docid, Xapian::Document& document) { document.set_data("other"); },
        [](Xapian::docid, Xapian::Document& document) { document.add_value(0, "other"); },
        [](Xapian::docid, Xapian::Document& document) { document.remove_term("all"); },
        [](Xapian::docid, Xapian::Document& document) { document.add_term("all"); },
        [](Xapian::docid, Xapian::Document& document) {
            document.remove_posting("all", 1, 0);
            document.add_posting("all", 7, 0);
        },
        [](Xapian::docid docid, Xapian::Document& document) {
            document.remove_term(make_term(TermSpace::id, "id" + std::to_string(docid)));
        },
    };
    for (std::size_t change = 0; change < changes.size(); ++change) {
        canaries_ = {};
        write(numbers_from(1, 1, 10), changes[change]);
        EXPECT_NE(fault(), "") << change;
        const Error error = error_of([&] { verify_generation(scratch_.path(), manifest_, canaries_, false); });
        EXPECT_EQ(error.code(), ErrorCode::damaged) << change;
        EXPECT_NE(error.message().find("was not published"), std::string::npos) << error.message();
    }
}

TEST_F(CanariesTest, WhatWasRemovedMustNotBeFound) {
    write(numbers_from(1, 1, 10));
    canaries_.note_removed(4, make_term(TermSpace::id, "id4"));
    EXPECT_NE(fault(), "");
    Xapian::WritableDatabase database(scratch_.path("db"));
    database.delete_document(4);
    database.commit();
    EXPECT_EQ(fault(), "");
}

TEST_F(CanariesTest, OtherCountsThanTheManifestsAreNotPublished) {
    write(numbers_from(1, 1, 10));
    manifest_.documents = 11;
    EXPECT_TRUE(throws(ErrorCode::damaged, [&] { verify_generation(scratch_.path(), manifest_, canaries_, false); }));
    manifest_.documents = 10;
    manifest_.languages = {{"en", 9}, {"fr", 1}};
    EXPECT_TRUE(throws(ErrorCode::damaged, [&] { verify_generation(scratch_.path(), manifest_, canaries_, false); }));
}

}  // namespace
}  // namespace kwic
