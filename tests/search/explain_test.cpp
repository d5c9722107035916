// Index::explain: how a query is read, scores that add up, and why a document is not found.
#include <kwic/explanation.hpp>
#include <kwic/index.hpp>

#include "search/random_collection.hpp"
#include "search/scratch_index.hpp"
#include "support/test_rounds.hpp"

#include <kwic/error.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

namespace kwic {
namespace {

bool is_close(double a, double b) {
    return std::abs(a - b) <= 1e-9 * std::max({1e-9, std::abs(a), std::abs(b)});
}

const ExplainedTerm* find_term(const ExplainedClause& clause, const std::string& stem) {
    const auto found = std::find_if(clause.terms.begin(), clause.terms.end(),
                                    [&](const ExplainedTerm& term) { return term.stem == stem; });
    return found == clause.terms.end() ? nullptr : &*found;
}

void check_term(const ExplainedTerm& term, const Explanation& all) {
    if (term.weight == 0) return;
    ASSERT_TRUE(term.present);
    const auto documents = static_cast<double>(all.documents);
    const auto occurrences = static_cast<double>(term.occurrences);
    const double expected = documents * (1 - std::exp(-occurrences / documents));
    const double information =
        std::log2((documents + 1) / (expected + 0.5)) * (occurrences + 1) / static_cast<double>(term.documents);
    const double c =
        static_cast<double>(term.count) * std::log2(1 + all.average_length / static_cast<double>(all.length));
    ASSERT_TRUE(is_close(term.information, information));
    ASSERT_TRUE(is_close(term.saturation, c / (c + 1)));
    ASSERT_TRUE(is_close(term.weight, term.times * term.information * term.saturation));
}

// Each clause is the sum of what is beneath it.
void check_clause(const ExplainedClause& clause, const Explanation& all) {
    double sum = clause.constant;
    for (const ExplainedTerm& term : clause.terms) {
        check_term(term, all);
        sum += term.weight;
    }
    for (const ExplainedClause& child : clause.children) {
        check_clause(child, all);
        sum += child.score;
    }
    ASSERT_TRUE(is_close(clause.score, sum)) << clause.written;
    if (clause.occurrence == Occurrence::excluded || !clause.takes_part) {
        ASSERT_EQ(clause.score, 0) << clause.written;
    }
}

void check_document(const Index& index, const std::string& query, const std::string& id, const double* score) {
    const Explanation explanation = index.explain(query, id);
    ASSERT_EQ(explanation.id, id);
    ASSERT_EQ(explanation.matches, score != nullptr) << query << " in " << id;
    ASSERT_EQ(explanation.whole.matches, explanation.matches) << query << " in " << id;
    ASSERT_EQ(explanation.reasons.empty(), explanation.matches) << query << " in " << id;
    if (score != nullptr) {
        ASSERT_TRUE(is_close(explanation.score, *score)) << query << " in " << id;
    }
    ASSERT_TRUE(is_close(explanation.whole.score, explanation.score))
        << query << " in " << id << ": " << explanation.whole.score << ", " << explanation.score;
    check_clause(explanation.whole, explanation);
}

// All hits and as many others.
void check_query(const Index& index, const std::vector<std::string>& ids, const std::string& query) {
    SearchOptions options;
    options.limit = ids.size();
    options.detail = HitDetail::ids;
    std::map<std::string, double> scores;
    for (const Hit& hit : index.search(query, options).hits) scores[hit.id] = hit.score;
    std::size_t others = 0;
    for (const std::string& id : ids) {
        const auto found = scores.find(id);
        if (found == scores.end() && others++ > scores.size()) continue;
        check_document(index, query, id, found == scores.end() ? nullptr : &found->second);
        if (::testing::Test::HasFatalFailure()) FAIL() << query << " in " << id;
    }
}

TEST(Explain, ContributionsAddUpToTheScoreOfEveryHit) {
    for (std::size_t round = 0; round < test_rounds(2); ++round) {
        RandomCollection random(static_cast<unsigned>(round) + 900);
        const ScratchIndex scratch(random.documents(120));
        const Index index = scratch.open();
        for (int i = 0; i < 25; ++i) {
            check_query(index, index.ids(), random.query(2));
            if (HasFatalFailure()) FAIL() << "round " << round;
        }
    }
}

TEST(Explain, AWordThatIsRepeatedCountsForEachTimeAlike) {
    const ScratchIndex scratch(documents_of({"alpha beta", "alpha", "beta gamma"}));
    const Index index = scratch.open();
    const Explanation explanation = index.explain("alpha beta alpha (alpha)", "1");
    const std::vector<ExplainedClause>& clauses = explanation.whole.children;
    ASSERT_EQ(clauses.size(), 4U);
    for (const std::size_t i : {2U, 3U}) EXPECT_DOUBLE_EQ(clauses[0].score, clauses[i].score);
    EXPECT_EQ(clauses[0].terms.at(0).times, 1);
    EXPECT_GT(clauses[0].score, 0);
}

TEST(Explain, AWordThatIsRepeatedAndSplitCountsForEachTimeAlike) {
    const ScratchIndex scratch(documents_of({"web-assembly", "webassembly", "some other words", "web of words"}));
    for (const char* id : {"1", "2"}) {
        const Explanation explanation = scratch.open().explain("webassembly modules webassembly", id);
        const std::vector<ExplainedClause>& clauses = explanation.whole.children;
        ASSERT_EQ(clauses.size(), 3U);
        EXPECT_DOUBLE_EQ(clauses[0].score, clauses[2].score) << id;
        EXPECT_GT(clauses[0].score, 0) << id;
        EXPECT_NEAR(explanation.score, clauses[0].score + clauses[2].score, 1e-9) << id;
    }
}

TEST(Explain, TwoWordsThatStandAsOneShareItsWeight) {
    const ScratchIndex scratch(documents_of({"WebAssembly here", "web", "assembly", "more", "and more", "much more"}));
    const Explanation explanation = scratch.open().explain("web assembly", "1");
    const std::vector<ExplainedClause>& clauses = explanation.whole.children;
    ASSERT_EQ(clauses.size(), 2U);
    const ExplainedTerm* joined = find_term(clauses[0], "webassembl");
    ASSERT_NE(joined, nullptr);
    EXPECT_EQ(joined->spelling, "index");
    EXPECT_EQ(joined->times, 0.125);
    EXPECT_GT(clauses[0].score, 0);
    EXPECT_TRUE(clauses[1].matches);
}

// Users of other systems ask how a query is taken apart, and find no place that tells.
TEST(Explain, AnalyzerDebuggingUndiscoverable) {
    std::vector<Document> documents = documents_of({"the non-aligned summits", "nonaligned"});
    Document french;
    french.id = "3";
    french.text = "les gouvernements";
    french.language = "fr";
    documents.push_back(french);
    const ScratchIndex scratch(documents);
    const Explanation explanation = scratch.open().explain("non-aligned governments the zanzibar");
    EXPECT_EQ(explanation.query, "non-aligned governments the zanzibar");
    EXPECT_EQ(explanation.languages, (std::vector<std::string>{"en", "fr"}));
    EXPECT_EQ(explanation.documents, 3U);
    const std::vector<ExplainedClause>& clauses = explanation.whole.children;
    ASSERT_EQ(clauses.size(), 4U);
    const ExplainedTerm* joined = find_term(clauses[0], "nonalign");
    ASSERT_NE(joined, nullptr);
    EXPECT_EQ(joined->spelling, "joined");
    EXPECT_EQ(joined->form, "nonaligned");
    EXPECT_EQ(joined->documents, 2U);
    const ExplainedTerm* part = find_term(clauses[0], "align");
    ASSERT_NE(part, nullptr);
    EXPECT_EQ(part->spelling, "word");
    EXPECT_EQ(part->times, 1);
    const ExplainedTerm* english = find_term(clauses[1], "govern");
    ASSERT_NE(english, nullptr);
    EXPECT_EQ(english->languages, std::vector<std::string>{"en"});
    EXPECT_EQ(english->documents, 0U);
    EXPECT_NE(find_term(clauses[1], "government"), nullptr);
    EXPECT_TRUE(clauses[2].takes_part);  // no stop word in French
    EXPECT_EQ(clauses[3].terms.at(0).documents, 0U);
}

TEST(Explain, StopWordsThatAreLeftOutSayWhy) {
    const ScratchIndex scratch(documents_of({"the history", "history of it"}));
    const Index index = scratch.open();
    const Explanation explanation = index.explain("the history");
    const ExplainedClause& the = explanation.whole.children.at(0);
    EXPECT_FALSE(the.takes_part);
    EXPECT_TRUE(the.terms.at(0).stop_word);
    ASSERT_EQ(the.notes.size(), 1U);
    EXPECT_NE(the.notes[0].find("stop word"), std::string::npos) << the.notes[0];
    EXPECT_TRUE(index.explain("+the history").whole.children.at(0).takes_part);
    EXPECT_TRUE(index.explain("the").whole.children.at(0).takes_part);
}

TEST(Explain, ABeginningTellsItsWordsWithTheirDocuments) {
    const ScratchIndex scratch(documents_of({"governing", "government", "governing governments", "other"}));
    const Index index = scratch.open();
    const Explanation explanation = index.explain("gover*", "3");
    const ExplainedClause& clause = explanation.whole.children.at(0);
    ASSERT_EQ(clause.expansions.size(), 3U);
    EXPECT_EQ(clause.expansions[0].form, "governing");
    EXPECT_EQ(clause.expansions[0].documents, 2U);
    EXPECT_TRUE(clause.matches);
    EXPECT_GT(clause.score, 0);
    EXPECT_EQ(index.explain("zan*").whole.children.at(0).expansions.size(), 0U);
}

struct MissCase {
    std::string query;
    std::string id;
    std::vector<std::string> reasons;
    std::string note;  // of some clause
};

bool has_note(const ExplainedClause& clause, const std::string& note) {
    return std::find(clause.notes.begin(), clause.notes.end(), note) != clause.notes.end() ||
           std::any_of(clause.children.begin(), clause.children.end(),
                       [&](const ExplainedClause& child) { return has_note(child, note); });
}

std::string notes_of(const ExplainedClause& clause) {
    std::string notes;
    for (const std::string& note : clause.notes) notes += "\n  " + note;
    for (const ExplainedClause& child : clause.children) notes += notes_of(child);
    return notes;
}

// The words are in the document, and still it is not found.
TEST(Explain, TokensExistButNoMatch) {
    std::vector<Document> documents =
        documents_of({"The first summit\nmet in Belgrade, the capital.", "Cairo and Algiers", "summits summer"});
    documents[1].title = "Summit of 1964";
    Document french;
    french.id = "4";
    french.text = "Les gouvernements se sont rencontrés; un generation.";
    french.language = "fr";
    documents.push_back(french);
    const ScratchIndex scratch(documents);
    const Index index = scratch.open();
    const MissCase cases[] = {
        {"zanzibar", "1", {"zanzibar is missing"}, "no document of the index has \"zanzibar\""},
        {"+cairo belgrade",
         "1",
         {"+cairo is required and missing"},
         "\"cairo\" stands in 1 document, but not in this one"},
        {"summit -belgrade", "1", {"-belgrade is excluded and present"}, ""},
        {"cairo algiers", "1", {"none of these is present: cairo, algiers"}, ""},
        {"belgrode",
         "1",
         {"belgrode is missing"},
         "no document of the index has \"belgrode\"; the nearest word here is \"belgrade\""},
        {"\"summit belgrade\"",
         "1",
         {"\"summit belgrade\" is missing"},
         "all of its words stand here, but not next to each other in this order; nearest in line 1, words 3 to 6: "
         "\"summit\nmet in Belgrade\""},
        {"title:summit", "1", {"title:summit is missing"}, "\"summit\" stands in line 1, but not in the title"},
        {"\"summit cairo\"",
         "2",
         {"\"summit cairo\" is missing"},
         "all of its words stand here, but not in one piece: \"summit\" in the title, \"cairo\" in line 1"},
        {"+(cairo algiers) summit",
         "1",
         {"+(cairo algiers) is required and missing", "none of these is present: cairo, algiers"},
         ""},
        {"zan*", "1", {"zan* is missing"}, "no word of the index is like it"},
        {"alg*", "1", {"alg* is missing"}, "the document has none of the words that it stands for"},
        {"", "1", {"the query asks for nothing"}, ""},
    };
    for (const MissCase& miss : cases) {
        const Explanation explanation = index.explain(miss.query, miss.id);
        EXPECT_FALSE(explanation.matches) << miss.query;
        EXPECT_EQ(explanation.score, 0) << miss.query;
        EXPECT_EQ(explanation.reasons, miss.reasons) << miss.query;
        if (!miss.note.empty()) {
            EXPECT_TRUE(has_note(explanation.whole, miss.note)) << miss.query << notes_of(explanation.whole);
        }
    }
}

TEST(Explain, AWordOfAnotherLanguageThatHasAnotherStemThereIsNamed) {
    std::vector<Document> documents = documents_of({"generations of summits"});
    Document other;
    other.id = "2";
    other.text = "eine Generation";
    other.language = "de";
    documents.push_back(other);
    const ScratchIndex scratch(documents);
    const Explanation explanation = scratch.open().explain("generational", "2");
    EXPECT_FALSE(explanation.matches);
    EXPECT_NE(notes_of(explanation.whole).find("\"generation\" stands here, but in language de its stem is"),
              std::string::npos)
        << notes_of(explanation.whole);
}

// What is marked and what is said to match are the same words.
TEST(Explain, HighlighterDisagreesWithMatcher) {
    for (std::size_t round = 0; round < test_rounds(1); ++round) {
        RandomCollection random(static_cast<unsigned>(round) + 1500);
        const ScratchIndex scratch(random.documents(80));
        const Index index = scratch.open();
        SearchOptions options;
        options.limit = 100;
        options.passages = all_passages;
        for (int i = 0; i < 40; ++i) {
            const std::string query = random.query(0);
            for (const Hit& hit : index.search(query, options).hits) {
                bool has_match = false;
                for (const ExplainedClause& clause : index.explain(query, hit.id).whole.children) {
                    has_match = has_match || (clause.matches && clause.occurrence != Occurrence::excluded);
                }
                EXPECT_EQ(has_match, !hit.passages.empty() || !hit.title_marks.empty()) << query << " in " << hit.id;
            }
        }
    }
}

TEST(Explain, ADocumentThatIsNotThereIsAnError) {
    const ScratchIndex scratch(documents_of({"alpha"}));
    const Index index = scratch.open();
    for (const auto& ask : {std::string("explain"), std::string("similar")}) {
        try {
            if (ask == "explain") static_cast<void>(index.explain("alpha", "2"));
            if (ask == "similar") static_cast<void>(index.similar("2"));
            ADD_FAILURE() << ask;
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::not_found) << ask;
        }
    }
}

}  // namespace
}  // namespace kwic
