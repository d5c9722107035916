// Trees of the whole query language, explained for every document, against both ways of ranking.
#include "search/query_explainer.hpp"

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

class RandomTree {
  public:
    explicit RandomTree(RandomCollection& random) : random_(random) {}

    Query group(int depth) {
        Query group;
        group.kind = QueryKind::group;
        for (std::size_t children = 1 + random_.below(4); children > 0; --children) {
            Query child = depth > 0 && random_.below(5) == 0 ? this->group(depth - 1) : node();
            child.occurrence = static_cast<Occurrence>(random_.below(8) == 0 ? 2 : random_.below(5) == 0 ? 1 : 0);
            if (random_.below(4) == 0) child.boost = 0.5 + static_cast<double>(random_.below(4));
            group.children.push_back(std::move(child));
        }
        return group;
    }

  private:
    Query node() {
        switch (random_.below(4)) {
            case 0:
                return of_leaves(QueryKind::near, static_cast<std::uint32_t>(random_.below(15)));
            case 1:
                return of_leaves(QueryKind::phrase, 0);
            default:
                return leaf();
        }
    }

    Query of_leaves(QueryKind kind, std::uint32_t distance) {
        Query node;
        node.kind = kind;
        node.distance = distance;
        for (int i = 0; i < 2; ++i) node.children.push_back(leaf());
        for (Query& child : node.children) child.field.clear();
        return node;
    }

    Query leaf() {
        Query leaf;
        leaf.kind = QueryKind::word;
        leaf.text = random_.word();
        if (random_.below(6) == 0) leaf.field = "title";
        const std::size_t kind = random_.below(8);
        if (kind == 0) leaf.exact = true;
        if (kind == 1) leaf.kind = QueryKind::wildcard, leaf.text = leaf.text.substr(0, 2) + '*';
        if (kind == 2) leaf.kind = QueryKind::fuzzy, leaf.distance = 1;
        if (kind == 3) leaf.kind = QueryKind::phrase, leaf.text += ' ' + random_.word();
        if (kind == 4) leaf.text += '-' + random_.word();
        return leaf;
    }

    RandomCollection& random_;
};

double sum_of(const ExplainedClause& clause) {
    double sum = clause.constant;
    for (const ExplainedTerm& term : clause.terms) sum += term.weight;
    for (const ExplainedClause& child : clause.children) sum += sum_of(child);
    return sum;
}

void check_document(const Explanation& explanation, const double* score) {
    ASSERT_EQ(explanation.matches, score != nullptr);
    ASSERT_EQ(explanation.whole.matches, explanation.matches);
    ASSERT_EQ(explanation.reasons.empty(), explanation.matches);
    ASSERT_TRUE(RankedIndex::is_close(explanation.score, score == nullptr ? 0 : *score)) << explanation.score;
    ASSERT_TRUE(RankedIndex::is_close(sum_of(explanation.whole), explanation.score))
        << sum_of(explanation.whole) << ", " << explanation.score;
}

TEST(QueryExplainer, EveryKindOfClauseAddsUpInEveryDocument) {
    const std::vector<std::string> languages = {"en", "fr"};
    for (std::size_t round = 0; round < test_rounds(2); ++round) {
        RandomCollection random(static_cast<unsigned>(round) + 2100);
        const ScratchIndex scratch(random.documents(80));
        RankedIndex index(scratch.path());
        for (int i = 0; i < 40; ++i) {
            const Query tree = RandomTree(random).group(1);
            const QueryPlan plan = QueryCompiler(index.session(), languages, {}, false, false).compile(tree).plan;
            std::map<std::uint32_t, double> scores;
            RankingWanted all;
            all.limit = 100;
            for (const TopDocument& document : index.rank(plan, all).documents) scores[document.docid] = document.score;
            for (Xapian::docid docid = 1; docid <= index.session().database.get_lastdocid(); ++docid) {
                const auto found = scores.find(docid);
                check_document(QueryExplainer(index.session(), languages, false, docid, nullptr).explain(tree, {}),
                               found == scores.end() ? nullptr : &found->second);
                if (HasFatalFailure()) FAIL() << to_string(tree) << " in " << docid << ", round " << round;
            }
        }
    }
}

}  // namespace
}  // namespace kwic
