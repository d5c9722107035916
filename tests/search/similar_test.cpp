// Index::similar: documents that share the most telling words of one.
#include "search/scratch_index.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace kwic {
namespace {

std::vector<std::string> ids_of(const SearchResults& results) {
    std::vector<std::string> ids;
    for (const Hit& hit : results.hits) ids.push_back(hit.id);
    return ids;
}

std::vector<std::string> texts() {
    return {"The summit of non-aligned countries met in Belgrade in Yugoslavia.",
            "Yugoslavia was host to the countries of the summit in Belgrade.", "A cake needs flour, butter and eggs.",
            "Butter and flour make a cake.", "Countries export butter."};
}

TEST(Similar, DocumentsThatShareTheMostComeFirstAndTheDocumentItselfDoesNot) {
    const ScratchIndex scratch(documents_of(texts()));
    const Index index = scratch.open();
    EXPECT_EQ(ids_of(index.similar("1")), (std::vector<std::string>{"2", "5"}));
    EXPECT_EQ(ids_of(index.similar("3")), (std::vector<std::string>{"4", "5"}));
}

TEST(Similar, TheQueryIsTheMostTellingWordsAndThePassagesMarkThem) {
    const ScratchIndex scratch(documents_of(texts()));
    const SearchResults results = scratch.open().similar("3");
    EXPECT_EQ(results.query, "cake flour butter");  // what no other document has finds nothing
    const Passage& passage = results.hits.at(0).passages.at(0);
    std::vector<std::string> marked;
    for (const Mark& mark : passage.marks) marked.push_back(passage.text.substr(mark.begin, mark.end - mark.begin));
    EXPECT_EQ(marked, (std::vector<std::string>{"Butter", "flour", "cake"}));
}

TEST(Similar, OffsetAndLimitCutAWindow) {
    const ScratchIndex scratch(documents_of(texts()));
    SearchOptions options;
    options.offset = 1;
    options.limit = 1;
    EXPECT_EQ(ids_of(scratch.open().similar("1", options)), std::vector<std::string>{"5"});
}

TEST(Similar, ADocumentWithoutTellingWordsIsLikeNoOther) {
    const ScratchIndex scratch(documents_of({"", "the of and", "unique", "other"}));
    const Index index = scratch.open();
    for (const char* id : {"1", "2", "3"}) EXPECT_TRUE(index.similar(id).hits.empty()) << id;
}

TEST(Similar, EachDocumentIsReadInItsLanguage) {
    std::vector<Document> documents =
        documents_of({"Les gouvernements négocient la paix", "Le gouvernement et la paix"}, "fr");
    for (Document& document : documents_of({"한국어 문서입니다", "한국어 문서", "governments"})) {
        document.id = "x" + document.id;
        document.language = document.id == "x3" ? "en" : "ko";
        documents.push_back(document);
    }
    const ScratchIndex scratch(documents);
    const Index index = scratch.open();
    EXPECT_EQ(ids_of(index.similar("1")), std::vector<std::string>{"2"});
    EXPECT_EQ(ids_of(index.similar("x1")), std::vector<std::string>{"x2"});
}

TEST(Similar, AWordOfTheTitleCountsTwice) {
    std::vector<Document> documents = documents_of({"beta gamma delta", "alpha one two", "beta one two"});
    documents[0].title = "alpha";
    const ScratchIndex scratch(documents);
    EXPECT_EQ(ids_of(scratch.open().similar("1")), (std::vector<std::string>{"2", "3"}));
}

}  // namespace
}  // namespace kwic
