// What the search asks, and what it leaves; its results are compared with Xapian's in search/rank_documents_test.cpp.
#include "topk/top_search.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// All documents up to a last one are candidates; which belong to the set, and how often it was asked, the test says and
// sees.
class CountingSet : public DocumentStream {
  public:
    CountingSet(Xapian::docid last, Xapian::docid every, std::size_t& asked)
        : last_(last), every_(every), asked_(asked) {}
    Xapian::docid skip_to(Xapian::docid docid) override { return docid <= last_ ? docid : 0; }
    bool holds(Xapian::docid docid) override {
        ++asked_;
        return docid % every_ == 0;
    }
    [[nodiscard]] bool has_doubts() const override { return true; }
    [[nodiscard]] Xapian::doccount size() const override { return last_; }

  private:
    Xapian::docid last_;
    Xapian::docid every_;
    std::size_t& asked_;
};

TopQuery required_set(Xapian::docid last, Xapian::docid every, std::size_t& asked) {
    TopQuery query;
    query.required.push_back(std::make_unique<CountingSet>(last, every, asked));
    query.constant = 2;
    return query;
}

TEST(TopSearch, OfEquallyGoodDocumentsNoMoreAreAskedAboutThanAreWanted) {
    std::size_t asked = 0;
    TopQuery query = required_set(200'000, 3, asked);
    const std::vector<TopDocument> best = TopSearch(query, 200'000, 10).find_best();
    ASSERT_EQ(best.size(), 10U);
    for (std::size_t i = 0; i < best.size(); ++i) EXPECT_EQ(best[i].docid, 3 * (i + 1));
    EXPECT_EQ(asked, 30U);
}

TEST(TopSearch, MillionsOfDoubtfulDocumentsAreSettledOnTheWay) {
    std::size_t asked = 0;
    TopQuery query = required_set(3'000'000, 1'000'000, asked);
    const std::vector<TopDocument> best = TopSearch(query, 3'000'000, 10).find_best();
    ASSERT_EQ(best.size(), 3U);
    EXPECT_EQ(best.back().docid, 3'000'000U);
}

TEST(TopSearch, AQueryOfNothingFindsNothing) {
    TopQuery query;
    EXPECT_TRUE(TopSearch(query, 5000, 10).find_best().empty());
    TopQuery again;
    EXPECT_EQ(TopSearch(again, 5000, 1).count_matches(), 0U);
}

}  // namespace
}  // namespace kwic
