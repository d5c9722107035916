// The side index against Xapian's own evaluation of the same plans.
#include "search/plan_top_query.hpp"
#include "search/random_collection.hpp"
#include "search/ranked_index.hpp"
#include "search/scratch_index.hpp"
#include "search/unit_plan.hpp"
#include "support/test_rounds.hpp"
#include "topk/side_index_check.hpp"

#include <kwic/error.hpp>
#include <kwic/updater.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace kwic {
namespace {

RankingWanted wanted(std::size_t offset, std::size_t limit, bool exact_total) {
    RankingWanted wanted;
    wanted.offset = offset;
    wanted.limit = limit;
    wanted.exact_total = exact_total;
    return wanted;
}

void compare_queries(RankedIndex& index, RandomCollection& random, std::size_t queries) {
    for (std::size_t i = 0; i < queries; ++i) {
        const std::string query = random.query(2);
        const QueryPlan plan = index.plan(query, random.below(4) == 0);
        const RankedDocuments expected = index.rank_all_natively(plan);
        for (const RankingWanted& some :
             {wanted(0, 1, false), wanted(0, 10, false), wanted(random.below(40), random.below(200), true)}) {
            RankedIndex::compare(index.rank(plan, some), some, expected);
            RankedIndex::compare(rank_natively(plan, index.session(), some), some, expected);
            if (::testing::Test::HasFatalFailure()) FAIL() << query << ", " << some.offset << " + " << some.limit;
        }
    }
}

TEST(RankDocuments, FindsWhatXapianFindsInTheSameOrderWithTheSameScores) {
    for (std::size_t round = 0; round < test_rounds(4); ++round) {
        RandomCollection random(static_cast<unsigned>(round) + 1);
        const ScratchIndex scratch(random.documents(round % 4 == 0 ? 5000 : 700));
        RankedIndex index(scratch.path());
        compare_queries(index, random, 60);
        if (HasFatalFailure()) FAIL() << "round " << round;
    }
}

TEST(RankDocuments, FindsTheSameAfterUpdates) {
    for (std::size_t round = 0; round < test_rounds(2); ++round) {
        RandomCollection random(static_cast<unsigned>(round) + 100);
        const ScratchIndex scratch(random.documents(900));
        {
            Updater updater(scratch.path());
            for (int i = 0; i < 60; ++i) updater.remove("document " + std::to_string(random.below(1000)));
            for (Document& document : random.documents(80)) {
                document.id = "document " + std::to_string(random.below(1200));
                updater.put(document);
            }
            updater.publish();
        }
        RankedIndex index(scratch.path());
        compare_queries(index, random, 60);
        if (HasFatalFailure()) FAIL() << "round " << round;
    }
}

TEST(RankDocuments, DocumentsWithoutWeightAreFoundBesideAPhrase) {
    std::vector<std::string> texts(50, "the of");
    texts.emplace_back("of and the");
    const ScratchIndex scratch(documents_of(texts));
    RankedIndex index(scratch.path());
    Pattern phrase;
    phrase.nodes = 3;
    phrase.edges = {{0, 2, {{{"of"}}}}, {2, 1, {{{"and"}}}}};
    PlaceQuery places;
    places.places = std::make_shared<const Places>(Places{{std::move(phrase)}, {}});
    const QueryPlan plan = plan_of(PlanKind::any, {plan_term("the"), plan_places(places, phrase_weight)});
    for (const std::size_t limit : {1U, 10U, 51U, 100U}) {
        const RankingWanted some = wanted(0, limit, false);
        RankedIndex::compare(index.rank(plan, some), some, index.rank_all_natively(plan));
    }
}

TEST(RankDocuments, MostQueriesGoThroughTheSideIndex) {
    RandomCollection random(7);
    const ScratchIndex scratch(random.documents(300));
    RankedIndex index(scratch.path());
    for (const char* query : {"alpha", "alpha beta gamma", "+alpha beta", "alpha -beta", "\"alpha beta\"", "alpha-beta",
                              "title:alpha beta", "+title:alpha", "(+alpha +beta) gamma", "alpha -(beta gamma)"}) {
        EXPECT_TRUE(plan_top_query(index.plan(query), *index.side_index(), index.session())) << query;
    }
    for (const char* query : {"alp*", "alpha alp*", "-alpha"}) {
        EXPECT_FALSE(plan_top_query(index.plan(query), *index.side_index(), index.session())) << query;
    }
}

TEST(RankDocuments, TheSideIndexAgreesWithTheDatabaseThatItIsOf) {
    RandomCollection random(8);
    const ScratchIndex first(random.documents(700));
    const ScratchIndex second(random.documents(700));
    RankedIndex one(first.path());
    RankedIndex other(second.path());
    EXPECT_EQ(find_side_index_fault(one.session().database, *one.side_index()), "");
    EXPECT_NE(find_side_index_fault(one.session().database, *other.side_index()), "");
}

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

void ask_everything(const std::string& folder, RandomCollection& random) {
    RankedIndex index(folder);
    for (int i = 0; i < 10; ++i) static_cast<void>(index.rank(index.plan(random.query(2)), wanted(0, 20, i % 3 == 0)));
    static_cast<void>(find_side_index_fault(index.session().database, *index.side_index()));
}

TEST(RankDocuments, ADamagedSideIndexIsReportedOrAnswersSomething) {
    RandomCollection random(9);
    const ScratchIndex scratch(random.documents(700));
    const std::string path = scratch.path() + "/gen-00000001/topk";
    const std::string sound = bytes_of(path);
    std::size_t reported = 0;
    const std::size_t rounds = test_rounds(60);
    for (std::size_t round = 0; round < rounds; ++round) {
        std::string bytes = sound;
        for (std::size_t flips = 1 + random.below(40); flips > 0; --flips) {
            bytes[random.below(bytes.size())] = static_cast<char>(random.below(256));
        }
        std::ofstream(path, std::ios::binary) << bytes;
        try {
            ask_everything(scratch.path(), random);
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::damaged) << error.what();
            ++reported;
        }
    }
    EXPECT_GT(reported, rounds / 10);
}

TEST(RankDocuments, TheSideIndexIsTheSameWhoeverBuildsIt) {
    RandomCollection random(11);
    const std::vector<Document> documents = random.documents(600);
    const ScratchIndex bulk(documents);
    const ScratchIndex other({});
    BuildOptions options;
    options.method = BuildMethod::api;
    Builder builder(other.path(), options);
    for (const Document& document : documents) builder.add(document);
    builder.publish();
    const std::string expected = bytes_of(bulk.path() + "/gen-00000001/topk");
    EXPECT_GT(expected.size(), 1000U);
    EXPECT_EQ(bytes_of(other.path() + "/gen-00000002/topk"), expected);
}

TEST(RankDocuments, AGenerationWithoutSideIndexAnswersTheSame) {
    RandomCollection random(12);
    const ScratchIndex scratch(random.documents(300));
    RankedIndex index(scratch.path());
    const QueryPlan plan = index.plan("alpha beta");
    const RankedDocuments with = rank_documents(plan, index.session(), index.side_index(), wanted(0, 20, true));
    const RankedDocuments without = rank_documents(plan, index.session(), nullptr, wanted(0, 20, true));
    ASSERT_EQ(with.documents.size(), without.documents.size());
    EXPECT_EQ(with.total, without.total);
    for (std::size_t i = 0; i < with.documents.size(); ++i) {
        EXPECT_EQ(with.documents[i].docid, without.documents[i].docid);
    }
}

}  // namespace
}  // namespace kwic
