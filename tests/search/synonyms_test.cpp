#include "search/scratch_index.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace kwic {
namespace {

const std::vector<SynonymGroup> synonyms = {{"NAM", "non-aligned movement"}, {"car", "automobile", "motor car"}};

SearchResults search(const Index& index, const std::string& query) {
    SearchOptions options;
    options.synonyms = synonyms;
    options.limit = 100;
    options.passages = all_passages;
    return index.search(query, options);
}

// The hits in the order of their ids, as "id[mark][mark]".
std::string found(const Index& index, const std::string& query) {
    std::vector<std::string> hits;
    for (const Hit& hit : search(index, query).hits) {
        std::string& text = hits.emplace_back(hit.id);
        for (const Passage& passage : hit.passages) {
            for (const Mark& mark : passage.marks)
                text += '[' + passage.text.substr(mark.begin, mark.end - mark.begin) + ']';
        }
    }
    std::sort(hits.begin(), hits.end());
    std::string all;
    for (const std::string& hit : hits) all += (all.empty() ? "" : " ") + hit;
    return all;
}

const std::vector<std::string> texts = {
    "The NAM met.",        "The nonaligned movements met.", "A non-aligned movement.",
    "A movement of cars.", "An automobile club.",           "The motor car club."};

TEST(Synonyms, AreFoundAndMarkedInBothDirections) {
    const ScratchIndex scratch(documents_of(texts));
    const Index index = scratch.open();
    const std::pair<const char*, const char*> cases[] = {
        {"nam", "1[NAM] 2[nonaligned movements] 3[non-aligned movement]"},
        {"+nam +met", "1[NAM][met] 2[nonaligned movements][met]"},
        {"\"non-aligned movement\"", "1[NAM] 2[nonaligned movements] 3[non-aligned movement]"},
        {"non-aligned movement", "1[NAM] 2[nonaligned][movements] 3[non-aligned][movement] 4[movement]"},
        {"+nonaligned +movement", "1[NAM] 2[nonaligned][movements] 3[non-aligned][movement]"},
        {"automobile", "4[cars] 5[automobile] 6[motor car]"},
        {"club -car", ""},
        {"\"car club\"", "5[automobile club] 6[motor car club]"},
        {"=nam", "1[NAM]"},
        {"title:nam", ""},
    };
    for (const auto& [query, expected] : cases) EXPECT_EQ(found(index, query), expected) << query;
}

TEST(Synonyms, SayWhichOneStandsInADocument) {
    const ScratchIndex scratch(documents_of(texts));
    const Index index = scratch.open();
    for (const Hit& hit : search(index, "nam").hits) {
        const std::vector<SynonymFound> expected = {{"non-aligned movement", "nam"}};
        EXPECT_EQ(hit.synonyms, hit.id == "1" ? std::vector<SynonymFound>() : expected) << hit.id;
    }
}

TEST(Synonyms, ComeAfterWhatTheQuerySays) {
    const ScratchIndex scratch(documents_of({"the automobile", "the car", "the motor car"}));
    const SearchResults results = search(scratch.open(), "car");
    ASSERT_EQ(results.hits.size(), 3U);
    EXPECT_EQ(results.query, "car");
    EXPECT_EQ(results.hits.back().id, "1");
}

// A compound is indexed as its parts too, which weigh each by itself.
TEST(Synonyms, OfManyPartsComeAfterWhatTheQuerySaysToo) {
    const ScratchIndex scratch(documents_of({"The NAM met.", "A non-aligned movement.", "Cars", "A motor car"}));
    const SearchResults results = search(scratch.open(), "nam");
    ASSERT_EQ(results.hits.size(), 2U);
    EXPECT_EQ(results.hits.front().id, "1");
}

TEST(Synonyms, TwoOfOneQueryCountBoth) {
    const ScratchIndex scratch(documents_of(texts));
    EXPECT_EQ(found(scratch.open(), "+nam +met automobile"), "1[NAM][met] 2[nonaligned movements][met]");
    EXPECT_EQ(found(scratch.open(), "nam automobile").substr(0, 6), "1[NAM]");
}

}  // namespace
}  // namespace kwic
