#include "storage/synonym_list.hpp"

#include "search/scratch_index.hpp"
#include "storage/thrown_error.hpp"

#include <kwic/maintenance.hpp>
#include <kwic/updater.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace kwic {
namespace {

using testing::error_of;
using testing::throws;

const std::vector<SynonymGroup> groups = {{"NAM", "non-aligned movement"}, {"car", "automobile", "motor car"}};

// An index with synonyms of its own.
class OwnSynonyms : public ::testing::Test {
  protected:
    OwnSynonyms() : scratch_({}) { build(groups); }

    void build(const std::vector<SynonymGroup>& synonyms) {
        BuildOptions options;
        options.synonyms = synonyms;
        Builder builder(path(), options);
        for (const Document& document :
             documents_of({"The NAM met.", "A non-aligned movement.", "Cars", "A motor car"})) {
            builder.add(document);
        }
        builder.publish();
    }

    // Whether there is a new generation.
    [[nodiscard]] bool set(const std::vector<SynonymGroup>& synonyms) const {
        Updater updater(path());
        updater.set_synonyms(synonyms);
        return updater.publish().published;
    }

    [[nodiscard]] std::string path() const { return scratch_.path(); }

    // The ids of what is found, best first, and with each the synonym that stands in it.
    [[nodiscard]] std::string found(const std::string& query, const SearchOptions& options = {}) const {
        std::string all;
        for (const Hit& hit : scratch_.open().search(query, options).hits) {
            all += hit.id;
            for (const SynonymFound& synonym : hit.synonyms) all += '(' + synonym.text + ')';
            all += ' ';
        }
        return all;
    }

  private:
    ScratchIndex scratch_;
};

TEST_F(OwnSynonyms, AreInEverySearchUnlessItIsToldNot) {
    EXPECT_EQ(found("nam"), "1 2(non-aligned movement) ");
    EXPECT_EQ(found("\"motor car\""), "4(car) 3(car) ");
    SearchOptions without;
    without.index_synonyms = false;
    EXPECT_EQ(found("nam", without), "1 ");
    SearchOptions literal;
    literal.literal = true;
    EXPECT_EQ(found("nam", literal), "1 2(non-aligned movement) ");
}

TEST_F(OwnSynonyms, LeaveConditionsAsTheyAre) {
    Updater updater(path());
    updater.put({.id = "5", .text = "alpha", .language = "en", .fields = {{"tag", "car"}}});
    updater.put({.id = "6", .text = "alpha", .language = "en", .fields = {{"tag", "automobile"}}});
    updater.publish();
    EXPECT_EQ(found("tag:car"), "5 ");
    EXPECT_EQ(found("alpha -tag:car"), "6 ");
}

TEST_F(OwnSynonyms, StandBesideThoseOfTheQuery) {
    SearchOptions more;
    more.synonyms = {{"nam", "motor car"}};
    EXPECT_EQ(found("nam", more), "1 4(motor car) 2(non-aligned movement) ");
    more.index_synonyms = false;
    EXPECT_EQ(found("nam", more), "1 4(motor car) ");
}

TEST_F(OwnSynonyms, AreInConcordancesMarksAndExplanations) {
    const Index index = Index::open(path());
    EXPECT_EQ(index.concordance("nam").lines.size(), 2U);
    ASSERT_EQ(index.marked_document("2", "nam").marks.size(), 1U);
    const Explanation explanation = index.explain("nam", "2");
    EXPECT_TRUE(explanation.matches);
    EXPECT_EQ(explanation.score, index.search("nam").hits.at(1).score);
}

TEST_F(OwnSynonyms, StayThroughUpdatesThatChangeADocumentNoneOrAll) {
    EXPECT_EQ(Index::inspect(path()).synonyms, groups);
    for (const int documents : {1, 0, 50}) {
        Updater updater(path());
        for (int number = 0; number < documents; ++number) {
            updater.put({.id = "more" + std::to_string(number), .text = "more " + std::to_string(number)});
        }
        if (documents == 0) updater.set_sources({"/elsewhere"});
        ASSERT_TRUE(updater.publish().published) << documents;
        EXPECT_EQ(Index::inspect(path()).synonyms, groups) << documents;
        EXPECT_EQ(found("nam"), "1 2(non-aligned movement) ") << documents;
    }
    EXPECT_TRUE(check_index(path(), {.deep = true}).is_sound());
}

TEST_F(OwnSynonyms, AnUpdateChangesThemAlone) {
    EXPECT_TRUE(set({{"nam", "car"}}));
    EXPECT_EQ(found("nam"), "1 3(car) 4(car) ");
    EXPECT_FALSE(set({{"nam", "car"}}));
    EXPECT_TRUE(set({}));
    EXPECT_EQ(found("nam"), "1 ");
    EXPECT_FALSE(std::filesystem::exists(path() + "/gen-00000004/synonyms"));
    EXPECT_TRUE(std::filesystem::exists(path() + "/gen-00000003/synonyms"));
    roll_back(path());
    EXPECT_EQ(found("nam"), "1 3(car) 4(car) ");
}

TEST_F(OwnSynonyms, WhatAListCannotHoldIsRefused) {
    const std::vector<SynonymGroup> wrong[] = {
        {{"alone"}},
        {{"a", "a"}},
        {{"a", ""}},
        {{"a", "b = c"}},
        {{"a", "b # c"}},
        {{"a\n", "b"}},
        {{" a", "b"}},
        {{"a", "\xFF"}},
        {{"a", std::string(max_synonym_bytes + 1, 'x')}},
        {SynonymGroup(max_synonyms_in_group + 1, "a")},
    };
    for (const std::vector<SynonymGroup>& synonyms : wrong) {
        EXPECT_TRUE(throws(ErrorCode::invalid_argument, [&] { build(synonyms); })) << synonyms[0][0];
        EXPECT_TRUE(throws(ErrorCode::invalid_argument, [&] { (void)set(synonyms); })) << synonyms[0][0];
    }
    EXPECT_EQ(Index::inspect(path()).synonyms, groups);
}

TEST_F(OwnSynonyms, ADamagedListIsDamageAndNoSearchGoesWithoutIt) {
    const std::string list = path() + "/gen-00000002/synonyms";
    const auto bytes = std::filesystem::file_size(list);
    std::ofstream(list, std::ios::binary) << std::string(bytes, '\xFF');
    const Index index = Index::open(path());
    const kwic::Error error = error_of([&] { (void)index.search("nam"); });
    EXPECT_EQ(error.code(), ErrorCode::damaged);
    EXPECT_NE(error.message().find("line 1: The line is not UTF-8"), std::string::npos) << error.message();
    EXPECT_TRUE(throws(ErrorCode::damaged, [&] { (void)index.search("nam"); }));
    EXPECT_TRUE(throws(ErrorCode::damaged, [&] { Index::inspect(path()); }));
    EXPECT_FALSE(check_index(path()).is_sound());
    SearchOptions without;
    without.index_synonyms = false;
    EXPECT_EQ(index.search("nam", without).hits.size(), 1U);
}

TEST(SynonymList, IsReadBackAsItWas) {
    for (const auto& list : {groups, std::vector<SynonymGroup>{}, {{"a", "b c  d", "\xC3\xA9"}}}) {
        const ParsedSynonyms parsed = parse_synonyms(print_synonyms(list));
        EXPECT_EQ(parsed.groups, list);
        EXPECT_TRUE(parsed.faults.empty());
    }
}

}  // namespace
}  // namespace kwic
