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

Xapian::Document write_document(const Document& document, std::string_view language = "en") {
    Xapian::Document made = DocumentTerms([](std::string_view, std::string_view) {}).make(document, "en");
    made.set_data(StoredDocumentWriter().write(document, language));
    return made;
}

class CanariesTest : public ::testing::Test {
  protected:
    // Writes the documents of these numbers, those that `change` has spoilt, and notes them as they should be.
    void write(const std::vector<Xapian::docid>& numbers,
               const std::function<void(Xapian::docid, Xapian::Document&)>& change = {}) {
        Xapian::WritableDatabase database(scratch_.path("db"), Xapian::DB_CREATE_OR_OVERWRITE);
        for (const Xapian::docid docid : numbers) {
            const Document document = make_document(docid);
            canaries_.note(docid, document, "en");
            Xapian::Document written = write_document(document);
            if (change) change(docid, written);
            database.replace_document(docid, written);
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
        [](Xapian::docid, Xapian::Document& written) { written.set_data("other"); },
        [](Xapian::docid docid, Xapian::Document& written) {
            Document other = make_document(docid);
            other.url = "other";
            written.set_data(write_document(other).get_data());
        },
        [](Xapian::docid docid, Xapian::Document& written) {
            written.set_data(write_document(make_document(docid), "fr").get_data());
        },
        [](Xapian::docid docid, Xapian::Document& written) {
            Document other = make_document(docid);
            other.text += " All.";
            constexpr Xapian::valueno slot = slot_number(ValueSlot::positions);
            written.add_value(slot, write_document(other).get_value(slot));
        },
        [](Xapian::docid, Xapian::Document& written) { written.add_value(0, "other"); },
        [](Xapian::docid, Xapian::Document& written) { written.remove_term("all"); },
        [](Xapian::docid, Xapian::Document& written) { written.add_term("all"); },
        [](Xapian::docid docid, Xapian::Document& written) {
            written.remove_term(make_term(TermSpace::id, "id" + std::to_string(docid)));
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
