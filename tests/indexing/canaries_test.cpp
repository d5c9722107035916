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

Document make_document(Xapian::docid docid) {
    Document document;
    document.id = "id" + std::to_string(docid);
    document.title = "All";
    document.text = "This is all about word" + std::to_string(docid) + " and all.";
    return document;
}

MadeDocument write_document(const Document& document, std::string_view language = "en") {
    MadeDocument made = DocumentTerms({}, [](std::string_view, std::string_view) {}).make(document, "en");
    made.document.set_data(StoredDocumentWriter().write(document, language));
    return made;
}

class CanariesTest : public ::testing::Test {
  protected:
    // Writes the documents of these numbers, those that `change` has spoilt, and notes them as they should be.
    void write(const std::vector<Xapian::docid>& numbers,
               const std::function<void(Xapian::docid, MadeDocument&)>& change = {}) {
        Xapian::WritableDatabase database(scratch_.path("db"), Xapian::DB_CREATE_OR_OVERWRITE);
        for (const Xapian::docid docid : numbers) {
            const Document document = make_document(docid);
            canaries_.note(docid, document, "en");
            MadeDocument written = write_document(document);
            if (change) change(docid, written);
            database.replace_document(docid, written.document);
            database.set_metadata(make_position_key(docid), written.positions);
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
    const std::vector<std::function<void(Xapian::docid, MadeDocument&)>> changes = {
        [](Xapian::docid, MadeDocument& written) { written.document.set_data("other"); },
        [](Xapian::docid docid, MadeDocument& written) {
            Document other = make_document(docid);
            other.url = "other";
            written.document.set_data(write_document(other).document.get_data());
        },
        [](Xapian::docid docid, MadeDocument& written) {
            written.document.set_data(write_document(make_document(docid), "fr").document.get_data());
        },
        [](Xapian::docid docid, MadeDocument& written) {
            Document other = make_document(docid);
            other.text += " All.";
            written.positions = write_document(other).positions;
        },
        [](Xapian::docid, MadeDocument& written) { written.document.add_value(0, "other"); },
        [](Xapian::docid, MadeDocument& written) { written.document.remove_term("all"); },
        [](Xapian::docid, MadeDocument& written) { written.document.add_term("all"); },
        [](Xapian::docid docid, MadeDocument& written) {
            written.document.remove_term(make_term(TermSpace::id, "id" + std::to_string(docid)));
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
    canaries_.note_removed(4, "id4");
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
