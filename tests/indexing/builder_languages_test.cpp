// In which language a builder analyses a document.
#include "ingest/scratch_folder.hpp"
#include "storage/generation.hpp"
#include "storage/term_space.hpp"

#include <kwic/analyzer.hpp>
#include <kwic/builder.hpp>
#include <kwic/index.hpp>

#include <gtest/gtest.h>
#include <xapian.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using testing::ScratchFolder;

using Languages = std::vector<std::pair<std::string, std::uint64_t>>;
using Ids = std::vector<std::string>;

constexpr const char* english = "The members of the committee will discuss the question of the new budget.";
constexpr const char* french = "Les comit\u00E9s nationaux vont discuter la question du nouveau budget de la ville.";

Document make_document(const std::string& id, const std::string& text, const std::string& language = {}) {
    Document document;
    document.id = id;
    document.text = text;
    document.language = language;
    return document;
}

// The ids of the documents that were analysed in `language`, from the database.
Ids analysed_in(const std::string& index, std::string_view language) {
    const Generation generation = open_generation(index);
    const Xapian::Database database(generation.database_folder());
    const std::string term = make_term(TermSpace::language, language);
    Ids ids;
    for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term); ++posting) {
        ids.push_back(database.get_document(*posting).get_value(slot_number(ValueSlot::id)));
    }
    return ids;
}

class BuilderLanguages : public ::testing::Test {
  protected:
    BuildReport build(const std::vector<Document>& documents, const std::string& default_language = "en") {
        BuildOptions options;
        options.default_language = default_language;
        Builder builder(index_, options);
        for (const Document& document : documents) builder.add(document);
        return builder.publish();
    }

    // `french_documents` documents in French among 450 in English.
    Languages build_mostly_english(std::size_t french_documents, const std::string& given = {}) {
        std::vector<Document> documents;
        for (int i = 0; i < 450; ++i) documents.push_back(make_document("en" + std::to_string(i), english));
        for (std::size_t i = 0; i < french_documents; ++i) {
            documents.insert(documents.begin() + 100, make_document("fr" + std::to_string(i), french, given));
        }
        return build(documents).languages;
    }

    ScratchFolder scratch_;
    std::string index_ = scratch_.path("index");
};

TEST_F(BuilderLanguages, TheGivenOneWins) {
    const BuildReport report = build({make_document("1", english, "fr"), make_document("2", french, "xx")});
    EXPECT_EQ(report.languages, (Languages{{"fr", 1}, {"und", 1}}));
    EXPECT_EQ(analysed_in(index_, "fr"), (Ids{"1"}));
    EXPECT_EQ(analysed_in(index_, "und"), (Ids{"2"}));
}

TEST_F(BuilderLanguages, IsDetectedWhereNoneIsGiven) {
    const BuildReport report =
        build({make_document("1", english), make_document("2", french), make_document("3", french)});
    EXPECT_EQ(report.languages, (Languages{{"fr", 2}, {"en", 1}}));
    EXPECT_EQ(analysed_in(index_, "fr"), (Ids{"2", "3"}));
}

TEST_F(BuilderLanguages, AShortTextIsDetectedWithItsTitle) {
    Document document = make_document("1", "Budget.");
    document.title = french;
    EXPECT_EQ(build({document}).languages, (Languages{{"fr", 1}}));
}

TEST_F(BuilderLanguages, TheDefaultServesWhereDetectionDoesNotTell) {
    ASSERT_EQ(Analyzer::detect_language("4711"), "");
    EXPECT_EQ(build({make_document("1", "4711"), make_document("2", "")}, "de").languages, (Languages{{"de", 2}}));
    EXPECT_EQ(build({make_document("1", "4711")}, "").languages, (Languages{{"und", 1}}));
    EXPECT_EQ(Index::open(index_).ids(), (Ids{"1"}));
}

TEST_F(BuilderLanguages, ARareOneIsAnalysedAsTheMainOne) {
    EXPECT_EQ(build_mostly_english(2), (Languages{{"en", 452}}));
    EXPECT_EQ(analysed_in(index_, "fr"), Ids());
    const Index index = Index::open(index_);
    EXPECT_EQ(index.ids().at(100), "fr1");
    EXPECT_EQ(index.document("fr1"), make_document("fr1", french));
    EXPECT_EQ(index.info().text_bytes, 450 * std::string(english).size() + 2 * std::string(french).size());
    Analyzer analyzer;
    ASSERT_NE(analyzer.analyze("nationaux", "en")[0].stem, analyzer.analyze("nationaux", "fr")[0].stem);
    const Generation generation = open_generation(index_);
    const Xapian::Database database(generation.database_folder());
    EXPECT_EQ(database.get_termfreq(analyzer.analyze("nationaux", "en")[0].stem), 2U);
    EXPECT_EQ(database.get_termfreq(analyzer.analyze("vont", "en")[0].stem), 2U);
}

TEST_F(BuilderLanguages, ThreeOfFourHundredAndFiftyThreeAreNotRare) {
    EXPECT_EQ(build_mostly_english(3), (Languages{{"en", 450}, {"fr", 3}}));
    EXPECT_EQ(analysed_in(index_, "fr"), (Ids{"fr2", "fr1", "fr0"}));
}

TEST_F(BuilderLanguages, AGivenOneIsNeverTakenForAMistake) {
    EXPECT_EQ(build_mostly_english(2, "fr"), (Languages{{"en", 450}, {"fr", 2}}));
    EXPECT_EQ(analysed_in(index_, "fr"), (Ids{"fr1", "fr0"}));
}

TEST_F(BuilderLanguages, AReplacedDocumentCountsInItsLastLanguage) {
    const BuildReport report =
        build({make_document("1", english), make_document("2", french), make_document("2", english)});
    EXPECT_EQ(report.languages, (Languages{{"en", 2}}));
    EXPECT_EQ(analysed_in(index_, "fr"), Ids());
}

}  // namespace
}  // namespace kwic
