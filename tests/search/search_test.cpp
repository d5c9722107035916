#include "search/scratch_index.hpp"

#include <kwic/error.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

namespace kwic {
namespace {

// The ids of the hits in the order of indexing.
std::string found(const Index& index, const std::string& query, bool literal = false) {
    SearchOptions options;
    options.limit = 100;
    options.literal = literal;
    std::vector<std::string> ids;
    for (const Hit& hit : index.search(query, options).hits) ids.push_back(hit.id);
    std::sort(ids.begin(), ids.end());
    std::string text;
    for (const std::string& id : ids) text += (text.empty() ? "" : " ") + id;
    return text;
}

// What is marked in title and text of every hit, as "id:[title mark][mark]...".
std::string marked(const Index& index, const std::string& query) {
    SearchOptions options;
    options.limit = 100;
    options.passages = all_passages;
    std::vector<std::string> hits;
    for (const Hit& hit : index.search(query, options).hits) {
        std::string text = hit.id + ':';
        for (const Mark& mark : hit.title_marks)
            text += '<' + hit.title.substr(mark.begin, mark.end - mark.begin) + '>';
        for (const Passage& passage : hit.passages) {
            for (const Mark& mark : passage.marks) {
                text += '[' + passage.text.substr(mark.begin, mark.end - mark.begin) + ']';
            }
        }
        hits.push_back(text);
    }
    std::sort(hits.begin(), hits.end());
    std::string all;
    for (const std::string& hit : hits) all += (all.empty() ? "" : " ") + hit;
    return all;
}

struct QueryCase {
    const char* query;
    const char* expected;
};

TEST(Search, FindsCompoundsHoweverTheyAreWritten) {
    const ScratchIndex scratch(
        documents_of({"The Non-Aligned Movement met.", "The nonaligned movement met.", "A non aligned movement met.",
                      "Aligned with none, a movement.", "Send an e-mail.", "Send an email.", "Send an e mail."}));
    const Index index = scratch.open();
    const QueryCase cases[] = {
        {"non-aligned", "1 2 3"},
        {"nonaligned", "1 2 3"},
        {"NON-ALIGNED", "1 2 3"},
        {"non\u2011aligned", "1 2 3"},
        {"\"non aligned movement\"", "1 2 3"},
        {"\"nonaligned movement\"", "1 2 3"},
        {"\"non-aligned movement\"", "1 2 3"},
        {"+non-aligned", "1 2 3"},
        {"movement -nonaligned", "4"},
        {"e-mail", "5 6 7"},
        {"email", "5 6 7"},
        {"e-mails", "5 6 7"},
        {"\"e mail\"", "5 6 7"},
        {"e mail", "5 6 7"},
        {"non aligned", "1 2 3 4"},
        {"\"aligned movement\"", "1 3"},
        {"\"movement aligned\"", ""},
    };
    for (const auto& [query, expected] : cases) EXPECT_EQ(found(index, query), expected) << query;
    EXPECT_EQ(found(index, "non-aligned", true), "1 2 3 4");
}

TEST(Search, FindsIdentifiersWholeAndInParts) {
    const ScratchIndex scratch(
        documents_of({"node.js", "camelCase", "snake_case", "C++", "192.168.0.1", "AT&T", "O'Neil", "U.S.A.", "USA",
                      "DEC-0054", "C", "node express", "UTF-8", "utf8"}));
    const Index index = scratch.open();
    const QueryCase cases[] = {
        {"node.js", "1"},   {"nodejs", "1"},   {"node", "1 12"},        {"js", "1"},          {"camelCase", "2"},
        {"camelcase", "2"}, {"camel", "2"},    {"\"camel case\"", "2"}, {"case", "2 3"},      {"snake_case", "3"},
        {"snakecase", "3"}, {"C++", "4"},      {"c", "11 4"},           {"192.168.0.1", "5"}, {"168", "5"},
        {"AT&T", "6"},      {"att", "6"},      {"O'Neil", "7"},         {"oneil", "7"},       {"neil", "7"},
        {"U.S.A.", "8 9"},  {"usa", "8 9"},    {"DEC-0054", "10"},      {"dec0054", "10"},    {"0054", "10"},
        {"UTF-8", "13 14"}, {"utf8", "13 14"},
    };
    for (const auto& [query, expected] : cases) EXPECT_EQ(found(index, query), expected) << query;
}

TEST(Search, MarksWhatMatchedAndNothingElse) {
    std::vector<Document> documents =
        documents_of({"The Non-Aligned Movement (NAM) and the nonaligned. Aligned with none.",
                      "Kim Il Sung; KIM IL SUNG; Kim Jong Il."});
    documents[0].title = "NAM summits";
    const ScratchIndex scratch(documents);
    const Index index = scratch.open();
    const QueryCase cases[] = {
        {"non-aligned", "1:[Non-Aligned][nonaligned]"},
        {"nonaligned", "1:[Non-Aligned][nonaligned]"},
        {"\"non aligned movement\"", "1:[Non-Aligned Movement]"},
        {"NAM", "1:<NAM>[NAM]"},
        {"title:nam", "1:<NAM>"},
        {"title:summit*", "1:<summits>"},
        {"\"kim il sung\"", "2:[Kim Il Sung][KIM IL SUNG]"},
        {"kim -nam", "2:[Kim][KIM][Kim]"},
        {"summ* -kim", "1:<summits>"},
        {"al*", "1:[Aligned][Aligned]"},
        {"movement NOT jong", "1:[Movement]"},
        {"+jong il", "2:[Il][IL][Jong][Il]"},
    };
    for (const auto& [query, expected] : cases) EXPECT_EQ(marked(index, query), expected) << query;
}

TEST(Search, BooleanOperatorsTakePartAsInTheLanguage) {
    const ScratchIndex scratch(
        documents_of({"alpha", "beta", "gamma", "alpha beta", "alpha gamma", "beta gamma", "alpha beta gamma"}));
    const Index index = scratch.open();
    const QueryCase cases[] = {
        {"alpha beta", "1 2 4 5 6 7"},
        {"alpha AND beta", "4 7"},
        {"+alpha beta", "1 4 5 7"},
        {"alpha -beta", "1 5"},
        {"alpha NOT beta", "1 5"},
        {"NOT alpha", "2 3 6"},
        {"(alpha OR beta) AND gamma", "5 6 7"},
        {"alpha AND (beta OR gamma) AND NOT (beta AND gamma)", "4 5"},
        {"+zeta alpha", ""},
        {"zeta", ""},
        {"", ""},
        {"zet*", ""},
        {"+zet* alpha", ""},
        {"+(zeta) alpha", ""},
        {"alpha -zeta", "1 4 5 7"},
        {"!!!", ""},
    };
    for (const auto& [query, expected] : cases) EXPECT_EQ(found(index, query), expected) << query;
}

TEST(Search, StopWordsAreDroppedOnlyAsOptionalWordsThatAreNotAlone) {
    const ScratchIndex scratch(documents_of({"the history", "history of it", "to be or not to be", "a summit"}));
    const Index index = scratch.open();
    const QueryCase cases[] = {
        {"the history", "1 2"},   {"the", "1"},
        {"+the history", "1"},    {"history -the", "2"},
        {"\"the history\"", "1"}, {"\"to be or not to be\"", "3"},
        {"\"be to\"", ""},        {"title:the", ""},
    };
    for (const auto& [query, expected] : cases) EXPECT_EQ(found(index, query), expected) << query;
}

TEST(Search, ACompoundThatBeginsWithAStopWordIsNoStopWord) {
    const ScratchIndex scratch(documents_of({"an in-house lawyer", "on-line to-do lists", "nothing"}));
    const Index index = scratch.open();
    const QueryCase cases[] = {{"in-house zebra", "1"}, {"on-line zebra", "2"}, {"to-do", "2"}};
    for (const auto& [query, expected] : cases) EXPECT_EQ(found(index, query), expected) << query;
}

TEST(Search, StopWordsCountInsideRequiredAndExcludedGroups) {
    const ScratchIndex scratch(documents_of({"lawyers was", "lawyers were", "lawyers", "the company was"}));
    const Index index = scratch.open();
    const QueryCase cases[] = {
        {"lawyers +(was were)", "1 2 4"},
        {"lawyers -(was were)", "3"},
        {"(-lawyers) (+(the company) +was)", "4"},
        {"(+(the company) +was) (-lawyers)", "4"},
    };
    for (const auto& [query, expected] : cases) EXPECT_EQ(found(index, query), expected) << query;
}

TEST(Search, PrefixesAreReadAsTheFormsAre) {
    const std::string long_word = "qwzx" + std::string(400, 'y');
    const ScratchIndex scratch(documents_of({"node.js", "2024-05-01", "non-aligned", "Caf\u00E9s", long_word}));
    const Index index = scratch.open();
    const QueryCase cases[] = {
        {"node.j*", "1"}, {"nodej*", "1"},     {"2024-0*", "2"}, {"non-al*", "3"}, {"non\u2010al*", "3"},
        {"nonal*", "3"},  {"caf\u00E9*", "4"}, {"CAFE*", "4"},   {"qwzx*", "5"},
    };
    for (const auto& [query, expected] : cases) EXPECT_EQ(found(index, query), expected) << query;
}

TEST(Search, APrefixOfFormsOfOneStemScoresAsTheStem) {
    const ScratchIndex scratch(documents_of({"align aligned aligns", "aligned", "other", "words", "here"}));
    const Index index = scratch.open();
    const SearchResults prefix = index.search("alig*"), word = index.search("align");
    ASSERT_EQ(prefix.hits.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) EXPECT_NEAR(prefix.hits[i].score, word.hits[i].score, 1e-9);
}

TEST(Search, AWordOfWhichItsStemmerLeavesNothingIsStillAWord) {
    std::vector<Document> documents = documents_of({"alpha", "beta"});
    documents.push_back({"3", "", "\u0643\u062A\u0627\u0628 \u0640 \u0642\u0644\u0645", "", "ar", "", {}, {}});
    const ScratchIndex scratch(documents);
    const Index index = scratch.open();
    const QueryCase cases[] = {{"\"\u0643\u062A\u0627\u0628 \u0640 \u0642\u0644\u0645\"", "3"}, {"\u0640 \u0640", "3"}};
    for (const auto& [query, expected] : cases) EXPECT_EQ(found(index, query), expected) << query;
}

TEST(Search, WhatIsTooLongToAskForIsCutWithAWarning) {
    std::string chinese, compound = "x0";
    for (int i = 0; i < 70; ++i) chinese += "\u4E2D\u56FD";
    for (int i = 1; i < 70; ++i) compound += "_x" + std::to_string(i);
    const ScratchIndex scratch(documents_of({chinese}, "zh"));
    const Index index = scratch.open();
    for (const std::string& query : {'"' + chinese + '"', '+' + compound, compound}) {
        const SearchResults results = index.search(query);
        ASSERT_EQ(results.warnings.size(), 1U) << query;
        EXPECT_NE(results.warnings[0].message.find("64 words"), std::string::npos) << results.warnings[0].message;
    }
}

TEST(Search, OneQuerySpansLanguages) {
    std::vector<Document> documents = documents_of({"national organisations"}, "en");
    documents.push_back({"2", "", "les organisations nationales", "", "fr", "", {}, {}});
    documents.push_back({"3",
                         "",
                         "\u043D\u0430\u0446\u0438\u043E\u043D\u0430\u043B\u044C\u043D\u044B\u0435 "
                         "\u0434\u0432\u0438\u0436\u0435\u043D\u0438\u044F",
                         "",
                         "ru",
                         "",
                         {},
                         {}});
    documents.push_back({"4", "", "caf\u00E9 r\u00E9sum\u00E9", "", "en", "", {}, {}});
    const ScratchIndex scratch(documents);
    const Index index = scratch.open();
    const QueryCase cases[] = {
        {"organisation", "1 2"},
        {"nationale", "2"},
        {"\u0434\u0432\u0438\u0436\u0435\u043D\u0438\u0435", "3"},
        {"cafe", "4"},
        {"r\u00E9sum\u00E9", "4"},
        {"resume", "4"},
        {"CAFE\u0301", "4"},
        {"\"organisation nationale\"", "2"},
    };
    for (const auto& [query, expected] : cases) EXPECT_EQ(found(index, query), expected) << query;
}

TEST(Search, FindsWordsInsideWordsWhereThereAreNoSpaces) {
    std::vector<Document> documents = documents_of({"\u4E0D\u7D50\u76DF\u904B\u52D5\u7684\u6B77\u53F2"}, "zh");
    documents.push_back({"2", "", "\uBE44\uB3D9\uB9F9\uC6B4\uB3D9\uC740 \uC5ED\uC0AC", "", "ko", "", {}, {}});
    documents.push_back({"3",
                         "",
                         "\u30B3\u30F3\u30D4\u30E5\u30FC\u30BF\u30FC\u30CD\u30C3\u30C8\u30EF\u30FC\u30AF",
                         "",
                         "ja",
                         "",
                         {},
                         {}});
    documents.push_back({"4", "", "\uB3D9\uB9F9 \uB098\uB77C", "", "ko", "", {}, {}});
    const ScratchIndex scratch(documents);
    const Index index = scratch.open();
    const QueryCase cases[] = {
        {"\u4E0D\u7D50\u76DF\u904B\u52D5", "1"},
        {"\u904B\u52D5", "1"},
        {"\u76DF", "1"},
        {"\u52D5", "1"},
        {"\uC6B4\uB3D9", "2"},
        {"\uBE44\uB3D9\uB9F9", "2 4"},
        {"+\uBE44\uB3D9\uB9F9", "2"},
        {"\uB9F9", "2 4"},
        {"\u30CD\u30C3\u30C8\u30EF\u30FC\u30AF", "3"},
    };
    for (const auto& [query, expected] : cases) EXPECT_EQ(found(index, query), expected) << query;
}

TEST(Search, RanksTheTitleAndTheShorterTextHigher) {
    std::vector<Document> documents = documents_of({"summit alpha beta gamma delta epsilon", "summit alpha", "alpha"});
    documents[2].title = "Summit";
    const ScratchIndex scratch(documents);
    const SearchResults results = scratch.open().search("summit");
    ASSERT_EQ(results.hits.size(), 3U);
    EXPECT_EQ(results.hits[0].id, "3");
    EXPECT_EQ(results.hits[1].id, "2");
    EXPECT_EQ(results.hits[0].rank, 1U);
    EXPECT_GT(results.hits[0].score, results.hits[1].score);
}

TEST(Search, RepeatedWordsOfTheQueryCount) {
    const ScratchIndex scratch(documents_of({"alpha", "beta"}));
    const Index index = scratch.open();
    const SearchResults once = index.search("alpha beta"), twice = index.search("alpha alpha beta");
    ASSERT_EQ(twice.hits.size(), 2U);
    EXPECT_EQ(twice.hits[0].id, "1");
    EXPECT_NEAR(twice.hits[0].score, 2 * once.hits[0].score, 1e-9);
}

// Of a word that a document writes in two: what is more than a term is planned once, too.
TEST(Search, RepeatedWordsThatTextsSplitCountAlike) {
    const ScratchIndex scratch(
        documents_of({"web-assembly modules", "webassembly", "some other words", "web of words"}));
    const Index index = scratch.open();
    const std::string word = "webassembly";
    const SearchResults once = index.search(word);
    ASSERT_EQ(once.hits.size(), 2U);
    for (const int times : {2, 3, 5}) {
        std::string query;
        for (int i = 0; i < times; ++i) query += word + " ";
        const SearchResults repeated = index.search(query);
        ASSERT_EQ(repeated.hits.size(), 2U);
        for (std::size_t hit = 0; hit < 2; ++hit) {
            EXPECT_EQ(repeated.hits[hit].id, once.hits[hit].id);
            EXPECT_NEAR(repeated.hits[hit].score, times * once.hits[hit].score, 1e-9) << query;
        }
    }
}

TEST(Search, OffsetAndLimitCutTheSameList) {
    std::vector<std::string> texts;
    for (int i = 0; i < 30; ++i) texts.push_back("alpha" + std::string(static_cast<std::size_t>(i + 1), ' ') + "beta");
    const ScratchIndex scratch(documents_of(texts));
    const Index index = scratch.open();
    SearchOptions options;
    options.limit = 5;
    options.offset = 10;
    options.exact_total = true;
    const SearchResults results = index.search("alpha", options);
    ASSERT_EQ(results.hits.size(), 5U);
    EXPECT_EQ(results.hits[0].id, "11");
    EXPECT_EQ(results.hits[0].rank, 11U);
    EXPECT_EQ(results.total, 30U);
    EXPECT_TRUE(results.total_exact);
}

TEST(Search, NamesTheClausesThatThePassagesLeaveOut) {
    std::string filler;
    for (int i = 0; i < 200; ++i) filler += "filler ";
    const ScratchIndex scratch(documents_of({"alpha beta. " + filler + "gamma."}));
    const SearchResults results = scratch.open().search("alpha beta gamma delta");
    ASSERT_EQ(results.hits.size(), 1U);
    EXPECT_EQ(results.hits[0].unshown, std::vector<std::string>{"gamma"});
}

TEST(Search, PrefixesBeyondTheLimitSaySo) {
    std::string text;
    for (int i = 0; i < 1500; ++i) text += "pre" + std::to_string(i) + "x ";
    const ScratchIndex scratch(documents_of({text}));
    const SearchResults results = scratch.open().search("a pre*");
    ASSERT_EQ(results.warnings.size(), 1U);
    EXPECT_EQ(results.warnings[0].column, 3U);
    EXPECT_NE(results.warnings[0].message.find("1500"), std::string::npos) << results.warnings[0].message;
}

TEST(Search, SeveralThreadsMayUseOneIndex) {
    const ScratchIndex scratch(documents_of({"alpha beta", "beta gamma", "gamma alpha"}));
    const Index index = scratch.open();
    std::vector<std::thread> threads;
    std::vector<int> wrong(4, 0);
    for (std::size_t t = 0; t < wrong.size(); ++t) {
        threads.emplace_back([&, t] {
            for (int i = 0; i < 200; ++i) wrong[t] += index.search("\"alpha beta\" gamma").hits.size() != 3;
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

TEST(Index, GivesTheStoredDocumentBack) {
    Document document{
        "a/b c.txt", "T", "text\n\xC3\xA9", "1961-09-01", "en", "https://example.org/", {{"k", "v"}, {"k", "w"}}, {}};
    document.origin = {"/x/y", 3, 10, 20, 30, 1234567890123456789};
    const ScratchIndex scratch({document});
    EXPECT_EQ(scratch.open().document("a/b c.txt"), document);
    EXPECT_EQ(scratch.open().ids(), std::vector<std::string>{"a/b c.txt"});
}

TEST(Index, SaysThatADocumentOrAnIndexIsNotThere) {
    const ScratchIndex scratch(documents_of({"alpha"}));
    try {
        (void)scratch.open().document("nothing");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::not_found);
    }
    try {
        (void)Index::open(scratch.path() + "-nothing");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::not_found);
    }
}

TEST(Index, AnswersFromItsSnapshotWhileANewOneIsPublished) {
    const ScratchIndex scratch(documents_of({"alpha"}));
    const Index old = scratch.open();
    for (int round = 0; round < 3; ++round) {
        Builder builder(scratch.path());
        for (const Document& document : documents_of({"beta", "gamma"})) builder.add(document);
        builder.publish();
    }
    EXPECT_EQ(old.search("alpha").hits.size(), 1U);
    EXPECT_EQ(scratch.open().search("alpha").hits.size(), 0U);
    EXPECT_EQ(scratch.open().info().documents, 2U);
}

TEST(Search, TheWaysToSplitAWordCountNoMoreThanTheWord) {
    std::vector<std::string> texts(100, "the file is in the folder");
    texts.emplace_back("file file file");
    texts.emplace_back("f-ile");  // a mistake that teaches the index to split the word
    texts.emplace_back("f ile f ile f ile");
    const ScratchIndex scratch(documents_of(texts));
    SearchOptions options;
    options.limit = 200;
    const std::vector<Hit> hits = scratch.open().search("file", options).hits;
    ASSERT_EQ(hits.size(), texts.size());
    EXPECT_EQ(hits.front().id, "101");
}

}  // namespace
}  // namespace kwic
