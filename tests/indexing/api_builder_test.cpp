#include "indexing/api_builder.hpp"

#include "ingest/scratch_folder.hpp"
#include "storage/term_space.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace kwic {
namespace {

using testing::ScratchFolder;

Document make_document(const std::string& id, const std::string& text) {
    Document document;
    document.id = id;
    document.text = text;
    return document;
}

class ApiBuilderTest : public ::testing::Test {
  protected:
    // In a language without stemmer, so that stems are what the tests say.
    void add(const std::string& id, const std::string& text) { builder_.writer().add(make_document(id, text), "xx"); }

    Xapian::Database finish() {
        builder_.finish();
        return Xapian::Database(scratch_.path("db"));
    }

    ScratchFolder scratch_;
    ApiBuilder builder_{scratch_.path(), 1 << 20, LearnedTables()};
};

TEST_F(ApiBuilderTest, NumbersAreGivenInOrderFromOne) {
    for (std::uint32_t docid = 1; docid <= 20; ++docid) {
        const std::string id = std::to_string(docid);
        EXPECT_EQ(builder_.writer().add(make_document(id, "text"), "xx"), docid);
        EXPECT_EQ(builder_.writer().read(docid).id, id);
    }
    EXPECT_EQ(finish().get_doccount(), 20U);
}

TEST_F(ApiBuilderTest, DocumentsAreReadBackWithTheirIdsBeforeTheEnd) {
    Document document = make_document("7", "text");
    document.title = "title";
    document.fields = {{"a", "b"}};
    builder_.writer().add(document, "en");
    EXPECT_EQ(builder_.writer().read(1), document);
    document.text = "other";
    builder_.writer().replace(1, document, "en", 9);
    EXPECT_EQ(builder_.writer().read(1), document);
}

TEST_F(ApiBuilderTest, FinishingLeavesThePackedDatabaseOnly) {
    add("1", "text");
    EXPECT_TRUE(std::filesystem::exists(scratch_.path("build")));
    finish();
    EXPECT_FALSE(std::filesystem::exists(scratch_.path("build")));
    EXPECT_TRUE(std::filesystem::exists(scratch_.path("db/iamglass")));
}

TEST_F(ApiBuilderTest, WaysOfSplittingAreKeptOnceEachInByteOrder) {
    add("1", "ab-cd abcd a-bcd ab-cd");
    add("2", "a-bcd x-y abc-d");
    const Xapian::Database database = finish();
    EXPECT_EQ(database.get_metadata(make_split_key("abcd")), "a bcd \nab cd \nabc d \n");
    EXPECT_EQ(database.get_metadata(make_split_key("xy")), "x y \n");
}

TEST_F(ApiBuilderTest, NoMoreThanFourWaysOfSplittingAreKept) {
    add("1", "a-bcdefg ab-cdefg abc-defg");
    add("2", "abcd-efg abcde-fg abcdef-g");
    EXPECT_EQ(finish().get_metadata(make_split_key("abcdefg")), "a bcdefg \nab cdefg \nabc defg \nabcd efg \n");
}

TEST_F(ApiBuilderTest, SplitsOfVeryLongCompoundsHaveABoundedKey) {
    const std::string half(120, 'a');
    add("1", half + "-b" + half + "-c" + half);
    const std::string joined = half + 'b' + half + 'c' + half;
    EXPECT_EQ(finish().get_metadata(make_split_key(joined)), half + " b" + half + " c" + half + " \n");
}

}  // namespace
}  // namespace kwic
