// Completions and corrections of an index.
#include "search/spelling.hpp"

#include "search/ranked_index.hpp"
#include "search/scratch_index.hpp"
#include "storage/random_text.hpp"
#include "support/test_rounds.hpp"

#include <kwic/error.hpp>
#include <kwic/index.hpp>
#include <kwic/updater.hpp>

#include <kwic/error.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace kwic {
namespace {

using testing::RandomText;
using Suggestions = std::vector<Suggestion>;

std::vector<Document> summits() {
    return documents_of({"belgrade summit", "summit summits belgrade", "the cairo summit", "summary of colombo",
                         "sumo caf\u00E9 movement", "movement of the non-aligned"});
}

TEST(Completions, AreTheMostFrequentWordsThatBeginSo) {
    const ScratchIndex scratch(summits());
    const Index index = scratch.open();
    EXPECT_EQ(index.complete("su"), (Suggestions{{"summit", 3}, {"summary", 1}, {"summits", 1}, {"sumo", 1}}));
    EXPECT_EQ(index.complete("Cairo SUM", 2), (Suggestions{{"summit", 3}, {"summary", 1}}));
    EXPECT_EQ(index.complete("CAF\u00C9"), (Suggestions{{"cafe", 1}}));
    EXPECT_EQ(index.complete("non-al"), (Suggestions{{"nonaligned", 1}}));
    EXPECT_EQ(index.complete("x"), Suggestions());
    EXPECT_EQ(index.complete(""), Suggestions());
    EXPECT_EQ(index.complete("- "), Suggestions());
    EXPECT_EQ(index.complete("su", 0), Suggestions());
}

TEST(Completions, AreThoseOfANaiveCount) {
    RandomText random(1);
    std::vector<std::string> texts;
    std::map<std::string, std::set<std::size_t>> documents_of_word;
    for (std::size_t document = 0; document < 300; ++document) {
        std::string& text = texts.emplace_back();
        for (std::size_t left = 20; left > 0; --left) {
            std::string word;
            for (std::size_t letters = 3 + random.below(3); letters > 0; --letters) word += "bdgkz"[random.below(5)];
            documents_of_word[word].insert(document);
            text += word + ' ';
        }
    }
    const ScratchIndex scratch(documents_of(texts));
    const Index index = scratch.open();
    for (const std::string prefix : {"b", "kd", "zzz", "gkb"}) {
        std::vector<std::pair<std::size_t, std::string>> expected;
        for (const auto& [word, documents] : documents_of_word) {
            if (word.starts_with(prefix)) expected.emplace_back(1000 - documents.size(), word);
        }
        std::sort(expected.begin(), expected.end());
        const Suggestions found = index.complete(prefix, 15);
        ASSERT_EQ(found.size(), std::min<std::size_t>(15, expected.size())) << prefix;
        for (std::size_t i = 0; i < found.size(); ++i) {
            EXPECT_EQ(found[i], (Suggestion{expected[i].second, 1000 - expected[i].first})) << prefix;
        }
    }
}

TEST(DidYouMean, PutsTheNearestWordInThePlaceOfEachThatFindsNothing) {
    const ScratchIndex scratch(summits());
    const Index index = scratch.open();
    const std::vector<std::pair<std::string, std::string>> table = {
        {"belgrade sumit", "belgrade summit"},
        {"BELGRDAE Sumit", "belgrade summit"},
        {"+sumit -cario", "+summit -cario"},
        {"\"the ciaro sumit\" title:sumit", "\"the cairo summit\" title:sumit"},
        {"(colonbo AND sumit) OR cairo", "(+colombo +summit) cairo"},
        {"mo\u0301vemenj", "movement"},
        {"summit ummit", "summit summit"},
        {"belgrade summit", ""},
        {"xyzzyx", ""},
        {"sumi* belgrade", ""},
        {"1961 su", ""},
        {"", ""},
    };
    for (const auto& [query, expected] : table) EXPECT_EQ(index.suggest(query), expected) << query;
}

TEST(DidYouMean, ACompoundOfWhichAPartIsNowhereIsCorrectedWhole) {
    const ScratchIndex scratch(documents_of({"addEventListener", "non-aligned add", "event", "non listen"}));
    const Index index = scratch.open();
    EXPECT_EQ(index.search("addEventListner").suggestion, "addeventlistener");
    EXPECT_EQ(index.search("non-algined").suggestion, "nonaligned");
    EXPECT_EQ(index.search("add-event").suggestion, "");
}

TEST(DidYouMean, PrefersFewEditsThenTheSameFirstLetterThenFrequentWords) {
    std::vector<std::string> texts(40, "general");
    for (const char* text :
         {"generic", "central cental", "central", "ration nation", "nation", "nation", "notion", "notion"}) {
        texts.emplace_back(text);
    }
    const ScratchIndex scratch(documents_of(texts));
    const Index index = scratch.open();
    EXPECT_EQ(index.suggest("genral"), "general");
    EXPECT_EQ(index.suggest("centrl"), "central");
    EXPECT_EQ(index.suggest("nution"), "nation");
    EXPECT_EQ(index.suggest("nxtion"), "nation");
    const Suggestions nearest = index.nearest("some nxtion", 3);
    ASSERT_EQ(nearest.size(), 3U);
    EXPECT_EQ(nearest[0], (Suggestion{"nation", 3}));
    EXPECT_EQ(nearest[1], (Suggestion{"notion", 2}));
    EXPECT_EQ(nearest[2].word, "ration");
}

TEST(DidYouMean, ComesWithASearchThatFindsLittle) {
    std::vector<std::string> texts(30, "summit");
    texts.emplace_back("belgrade");
    const ScratchIndex scratch(documents_of(texts));
    const Index index = scratch.open();
    EXPECT_EQ(index.search("sumit").suggestion, "summit");
    EXPECT_EQ(index.search("belgrade sumit").suggestion, "belgrade summit");
    EXPECT_EQ(index.search("summit belgrdae").suggestion, "");
    EXPECT_EQ(index.search("belgrade").suggestion, "");
    SearchOptions options;
    options.limit = 1;
    EXPECT_EQ(index.search("belgrade sumit", options).suggestion, "");
    options.limit = 10;
    options.suggest = false;
    EXPECT_EQ(index.search("sumit", options).suggestion, "");
}

// "Spelling suggestions not tied to terms."
TEST(DidYouMean, WhatIsSuggestedFindsSomething) {
    RandomText random(2);
    std::vector<std::string> words;
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < 400; ++i) {
        std::string word;
        for (std::size_t letters = 3 + random.below(6); letters > 0; --letters) {
            word += std::vector<std::string>{
                "a", "s", "ing", "e", "d", "\u00E9", "\u0436", "-", "'", "ies"}[random.below(10)];
        }
        words.push_back(word);
        texts.push_back(word + ' ' + words[random.below(words.size())]);
    }
    const ScratchIndex scratch(documents_of(texts));
    const Index index = scratch.open();
    std::size_t suggested = 0;
    for (std::size_t round = 0; round < test_rounds(300); ++round) {
        std::string query = words[random.below(words.size())];
        query.insert(random.below(query.size() + 1), 1, "xyq"[random.below(3)]);
        const std::string suggestion = index.suggest(query);
        if (suggestion.empty()) continue;
        ++suggested;
        EXPECT_GT(index.search(suggestion).total, 0U) << query << " -> " << suggestion;
    }
    EXPECT_GT(suggested, 20U);
}

// "Words of deleted documents are suggested."
TEST(DidYouMean, WordsOfDeletedDocumentsAreNotSuggested) {
    std::vector<Document> documents = summits();
    for (Document& filler : documents_of(std::vector<std::string>(40, "filler"))) {
        filler.id = "filler" + filler.id;
        documents.push_back(filler);
    }
    const ScratchIndex scratch(documents);
    Index index = scratch.open();
    EXPECT_EQ(index.suggest("ciaro"), "cairo");
    Updater updater(scratch.path());
    updater.remove("3");
    updater.put({.id = "new", .text = "tashkent", .language = "en"});
    updater.publish();
    EXPECT_EQ(index.suggest("ciaro"), "cairo");
    ASSERT_TRUE(index.refresh());
    EXPECT_EQ(index.suggest("ciaro"), "");
    EXPECT_EQ(index.complete("cai"), Suggestions());
    EXPECT_EQ(index.complete("summit"), (Suggestions{{"summit", 2}, {"summits", 1}}));
    EXPECT_EQ(index.suggest("tashkemt"), "tashkent");
}

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

TEST(WordFile, IsTheSameWhoeverBuildsItAndAfterAnUpdate) {
    std::vector<Document> documents = summits();
    documents.push_back({.id = "long", .text = std::string(400, 'w') + "s \u904B\u52D5\u4F1A C++", .language = "en"});
    documents.push_back({.id = "fr", .text = "les pays non align\u00E9s gouvernements", .language = "fr"});
    const ScratchIndex bulk(documents);
    const ScratchIndex api({});
    BuildOptions options;
    options.method = BuildMethod::api;
    Builder builder(api.path(), options);
    for (const Document& document : documents) builder.add(document);
    builder.publish();
    std::vector<Document> others = documents;
    others.back().text = "quite another text";
    const ScratchIndex updated(others);
    Updater updater(updated.path());
    updater.put(documents.back());
    updater.publish();
    const std::string expected = bytes_of(bulk.path() + "/gen-00000001/words");
    EXPECT_GT(expected.size(), 100U);
    EXPECT_EQ(bytes_of(api.path() + "/gen-00000002/words"), expected);
    EXPECT_EQ(bytes_of(updated.path() + "/gen-00000002/words"), expected);
}

TEST(WordFile, WithoutItTheAnswersAreTheSame) {
    const ScratchIndex scratch(summits());
    const Index index = scratch.open();
    const Generation generation = open_generation(scratch.path());
    const LazyWordList none("");
    const TextFields text_fields;
    SearchSession session(generation.database_folder(), nullptr, nullptr, none, text_fields);
    const std::vector<std::string> languages = {"en"};
    Spelling spelling(session, languages);
    for (const char* text : {"su", "m", "n", "x", "belgrade"})
        EXPECT_EQ(spelling.complete(text, 9), index.complete(text, 9));
    for (const char* text : {"sumit", "movemnt", "ciaro"})
        EXPECT_EQ(spelling.find_nearest(text, 9), index.nearest(text, 9));
    EXPECT_EQ(spelling.correct(parse_query("belgrade sumit").query), "belgrade summit");
    RankedIndex with(scratch.path());
    for (const char* pattern : {"su*", "*m*", "?umm*t"}) {
        const FormExpansion expected = with.session().forms.expand_pattern(pattern, 100);
        const FormExpansion found = session.forms.expand_pattern(pattern, 100);
        EXPECT_GT(found.found, 0U) << pattern;
        ASSERT_EQ(found.found, expected.found) << pattern;
        for (std::size_t i = 0; i < found.found; ++i) EXPECT_EQ(found.forms[i].form, expected.forms[i].form);
    }
}

TEST(WordFile, OfAnotherIndexIsDamage) {
    const ScratchIndex one(summits());
    const ScratchIndex other(documents_of({"only one"}));
    const Generation generation = open_generation(one.path());
    const LazyWordList words(other.path() + "/gen-00000001/words");
    const Xapian::Database database(generation.database_folder());
    try {
        static_cast<void>(words.of(database));
        ADD_FAILURE();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::damaged);
    }
}

}  // namespace
}  // namespace kwic
