// Each document read by itself, against both ways of ranking them all.
#include "search/plan_evaluator.hpp"

#include "search/random_collection.hpp"
#include "search/ranked_index.hpp"
#include "search/scratch_index.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace kwic {
namespace {

using Scores = std::map<std::uint32_t, double>;

// Of all documents that match, one by one.
Scores scores_of(RankedIndex& index, const QueryPlan& plan) {
    Scores scores;
    for (Xapian::docid docid = 1; docid <= index.session().database.get_lastdocid(); ++docid) {
        const PlanEvaluator evaluator(index.session(), docid);
        if (evaluator.matches(plan)) scores[docid] = evaluator.score(plan);
    }
    return scores;
}

void expect_same(const RankedDocuments& ranked, const Scores& scores) {
    ASSERT_EQ(ranked.documents.size(), scores.size());
    for (const TopDocument& document : ranked.documents) {
        const auto found = scores.find(document.docid);
        ASSERT_NE(found, scores.end()) << "document " << document.docid;
        ASSERT_TRUE(RankedIndex::is_close(document.score, found->second))
            << "document " << document.docid << ": " << document.score << ", " << found->second;
    }
}

TEST(PlanEvaluator, SaysOfEachDocumentWhatRankingSaysOfAll) {
    for (std::size_t round = 0; round < test_rounds(2); ++round) {
        RandomCollection random(static_cast<unsigned>(round) + 500);
        const ScratchIndex scratch(random.documents(150));
        RankedIndex index(scratch.path());
        RankingWanted all;
        all.limit = 1000;
        for (int i = 0; i < 25; ++i) {
            const std::string query = random.query(2);
            const QueryPlan plan = index.plan(query, random.below(4) == 0);
            const Scores scores = scores_of(index, plan);
            expect_same(index.rank_all_natively(plan), scores);
            expect_same(index.rank(plan, all), scores);
            if (HasFatalFailure()) FAIL() << query << ", round " << round;
        }
    }
}

TEST(PlanEvaluator, NoDocumentMatchesNothing) {
    const ScratchIndex scratch(documents_of({"alpha", "beta"}));
    RankedIndex index(scratch.path());
    const PlanEvaluator evaluator(index.session(), 0);
    for (const char* query : {"alpha", "-alpha", "al*", "\"alpha beta\""}) {
        EXPECT_FALSE(evaluator.matches(index.plan(query))) << query;
        EXPECT_EQ(evaluator.score(index.plan(query)), 0) << query;
    }
}

TEST(PlanEvaluator, EveryPartThatScoresIsVisitedWithTheWordsThatItIsOf) {
    const ScratchIndex scratch(documents_of({"alpha beta", "beta", "gamma"}));
    RankedIndex index(scratch.path());
    const ParsedQuery parsed = parse_query("alpha beta alpha -gamma");
    const std::vector<std::string> languages = {"en"};
    const QueryPlan plan = QueryCompiler(index.session(), languages, {}, false, false).compile(parsed.query).plan;
    const std::vector<Query>& words = parsed.query.children;
    std::map<std::string, std::vector<const Query*>> sources;
    std::map<std::string, bool> counts;
    PlanEvaluator(index.session(), 1).visit(plan, [&](const ScoringPart& part) {
        sources[part.plan.term] = part.sources;
        counts[part.plan.term] = part.counts;
    });
    EXPECT_EQ(sources["alpha"], (std::vector<const Query*>{&words[0], &words[2]}));
    EXPECT_EQ(sources["beta"], std::vector<const Query*>{&words[1]});
    EXPECT_EQ(sources["gamma"], std::vector<const Query*>{&words[3]});
    EXPECT_EQ(counts, (std::map<std::string, bool>{{"alpha", true}, {"beta", true}, {"gamma", false}}));
}

}  // namespace
}  // namespace kwic
