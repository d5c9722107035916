// An index that is built in bulk is the one that Xapian's own writer makes of the same documents.
#include "indexing/database_text.hpp"
#include "ingest/scratch_folder.hpp"
#include "storage/random_text.hpp"
#include "storage/term_space.hpp"
#include "support/test_rounds.hpp"

#include <kwic/builder.hpp>
#include <kwic/error.hpp>
#include <kwic/maintenance.hpp>
#include <kwic/updater.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using testing::database_text;
using testing::RandomText;
using testing::ScratchFolder;

std::string make_words(RandomText& random, std::size_t count) {
    const std::vector<std::string> known = {"the ",     "movement ",           "non-aligned ", "nonaligned ", "e-mail ",
                                            "nodeJs ",  "caf\u00E9s ",         "C++ ",         "don't ",      "of ",
                                            "summit. ", "\u904B\u52D5\u4F1A ", "1,234 "};
    std::string text;
    for (; count > 0; --count) {
        text += random.below(4) == 0 ? "word" + std::to_string(random.below(1 + random.below(3000))) + ' '
                                     : known[random.below(known.size())];
    }
    return text;
}

// Also texts that are detected as one of many languages, most of them rare.
std::string make_foreign(RandomText& random) {
    const std::vector<std::string> texts = {
        "Les gouvernements se sont r\u00E9unis pour la premi\u00E8re fois dans la capitale de la Yougoslavie. ",
        "Die Regierungen trafen sich zum ersten Mal in der Hauptstadt von Jugoslawien, um zu beraten. ",
        "\u041F\u0440\u0430\u0432\u0438\u0442\u0435\u043B\u044C\u0441\u0442\u0432\u0430 \u0432\u0441\u0442\u0440\u0435"
        "\u0442\u0438\u043B\u0438\u0441\u044C \u0432 \u0441\u0442\u043E\u043B\u0438\u0446\u0435 "
        "\u042E\u0433\u043E\u0441\u043B\u0430\u0432\u0438\u0438. "};
    const std::string& text = texts[random.below(texts.size())];
    return text + text + text;
}

Document make_document(RandomText& random, const std::string& id) {
    Document document;
    document.id = id;
    document.title = random.below(4) == 0 ? "" : make_words(random, random.below(6));
    document.text = make_words(random, random.below(random.below(40) == 0 ? 4000 : 60));
    if (random.below(200) == 0) document.text = make_foreign(random);
    if (random.below(300) == 0) document.text = random.utf8(random.below(3000));
    document.language = std::vector<std::string>{"en", "fr", "xx", "", "", "", ""}[random.below(7)];
    if (random.below(3) == 0) document.date = std::to_string(1950 + random.below(70));
    document.fields = {{"author", make_words(random, 2)}};
    document.origin.line = random.below(1000);
    return document;
}

// Some ids come twice, and some more often.
std::vector<Document> make_documents(RandomText& random, std::size_t count) {
    std::vector<Document> documents;
    while (documents.size() < count) {
        std::string id = random.below(30) == 0 ? random.utf8(1 + random.below(300)) : std::to_string(documents.size());
        if (!documents.empty() && random.below(25) == 0) id = documents[random.below(documents.size())].id;
        if (documents.size() > 5 && random.below(60) == 0) id = documents[random.below(5)].id;
        documents.push_back(make_document(random, id));
    }
    return documents;
}

struct Built {
    std::vector<std::string> text;
    std::vector<std::string> account;
    BuildReport report;
};

Built build(const std::string& folder, const std::vector<Document>& documents, BuildOptions options) {
    Built built;
    options.on_account = [&](const AccountEntry& entry) { built.account.push_back(entry.id + entry.reason); };
    options.verify = true;
    Builder builder(folder, options);
    for (const Document& document : documents) builder.add(document);
    built.report = builder.publish();
    built.text = database_text(folder);
    return built;
}

void expect_same(const Built& built, const Built& expected) {
    EXPECT_EQ(built.text, expected.text);
    EXPECT_EQ(built.account, expected.account);
    EXPECT_EQ(built.report.documents, expected.report.documents);
    EXPECT_EQ(built.report.replaced, expected.report.replaced);
    EXPECT_EQ(built.report.text_bytes, expected.report.text_bytes);
    EXPECT_EQ(built.report.languages, expected.report.languages);
}

TEST(BulkTwin, AnyNumberOfThreadsAndAnyMemoryMakeTheIndexOfXapiansWriter) {
    for (std::size_t round = 0; round < test_rounds(3); ++round) {
        RandomText random(round);
        const std::vector<Document> documents = make_documents(random, random.below(3) == 0 ? 30 : 900);
        const ScratchFolder scratch;
        const Built expected = build(scratch.path("api"), documents, {.method = BuildMethod::api});
        int number = 0;
        for (const std::size_t threads : {1, 2, 5}) {
            for (const std::uint64_t memory : {std::uint64_t{1} << 30, std::uint64_t{1} << 20, std::uint64_t{1}}) {
                const std::string folder = scratch.path("bulk" + std::to_string(number++));
                const BuildOptions options{.max_threads = threads, .memory_bytes = memory};
                expect_same(build(folder, documents, options), expected);
                if (::testing::Test::HasFailure()) FAIL() << threads << " threads, memory " << memory;
            }
        }
    }
}

// A megabyte and some more, so that the languages of the later ones are forecast while they come. In both are words
// that leave ways of splitting.
std::vector<Document> make_multilingual(const std::function<bool(std::size_t)>& is_german) {
    std::vector<Document> documents;
    for (std::size_t number = 0; number < 1300; ++number) {
        Document& document = documents.emplace_back();
        document.id = std::to_string(number);
        const std::string sentence =
            is_german(number) ? "Die Regierungen trafen sich im Wi-Fi-Caf\u00E9 der Hauptstadt, um zu beraten. "
                              : "The governments met in the co-operative's capital for the first time. ";
        for (int times = 0; times < 13; ++times) document.text += sentence;
        document.text += "MeetingsWerden" + document.id + " E-Mails" + document.id;
    }
    return documents;
}

TEST(BulkTwin, LanguagesAreThoseOfTheWholeHoweverTheyBegin) {
    struct Case {
        std::string name;
        std::function<bool(std::size_t)> is_german;
        std::size_t german_documents;
    };
    const std::vector<Case> cases = {
        {"one document behind the first megabyte", [](std::size_t number) { return number == 1250; }, 0},
        {"one document in it", [](std::size_t number) { return number == 50; }, 0},
        {"so many in it that they are rare only in the end", [](std::size_t number) { return number < 6; }, 0},
        {"so many behind it that they are not rare", [](std::size_t number) { return number >= 1200; }, 100},
        {"most", [](std::size_t number) { return number >= 100; }, 1200}};
    for (const auto& [name, is_german, german_documents] : cases) {
        SCOPED_TRACE(name);
        const std::vector<Document> documents = make_multilingual(is_german);
        const ScratchFolder scratch;
        const Built expected = build(scratch.path("api"), documents, {.method = BuildMethod::api});
        std::map<std::string, std::uint64_t> languages(expected.report.languages.begin(),
                                                       expected.report.languages.end());
        EXPECT_EQ(languages["de"], german_documents);
        for (const std::size_t threads : {1, 3}) {
            expect_same(build(scratch.path(std::to_string(threads)), documents, {.max_threads = threads}), expected);
        }
    }
}

// What it was in between leaves nothing, nor what it would be in a language that is rare.
TEST(BulkTwin, ADocumentThatComesAgainIsWhatItIsInTheEnd) {
    std::vector<Document> documents = make_multilingual([](std::size_t) { return false; });
    const std::vector<Document> german = make_multilingual([](std::size_t) { return true; });
    for (const std::size_t number : {7, 1290}) {
        Document between = german[number];
        between.text += " Zwischen-Zeiten";
        documents.push_back(between);
        documents.push_back(german[number]);
    }
    const ScratchFolder scratch;
    const Built expected = build(scratch.path("api"), documents, {.method = BuildMethod::api});
    EXPECT_EQ(expected.report.replaced, 4U);
    EXPECT_EQ(expected.report.languages, (std::vector<std::pair<std::string, std::uint64_t>>{{"en", 1300}}));
    for (const std::string& line : expected.text) EXPECT_EQ(line.find("zwischen"), line.npos) << line;
    for (const std::size_t threads : {1, 3}) {
        expect_same(build(scratch.path(std::to_string(threads)), documents, {.max_threads = threads}), expected);
    }
}

// Some of the documents that the tables are learned of come again.
TEST(BulkTwin, SoDoTablesLearnedOfTheFirstDocuments) {
    RandomText random(9);
    std::vector<Document> documents;
    for (std::size_t number = 0; number < 1000; ++number) {
        documents.push_back(make_document(random, std::to_string(number % 960)));
        documents.back().text += make_words(random, 160) + "languages language running summits";
    }
    const ScratchFolder scratch;
    const Built expected = build(scratch.path("api"), documents, {.method = BuildMethod::api});
    const auto has_key = [&](std::string_view key) {
        return std::any_of(expected.text.begin(), expected.text.end(), [&](const std::string& line) {
            return line.starts_with("metadata " + std::string(key) + ' ');
        });
    };
    EXPECT_TRUE(has_key(usual_forms_key));
    EXPECT_TRUE(has_key(text_dictionary_key));
    for (const std::size_t threads : {1, 3}) {
        const std::string folder = scratch.path("bulk" + std::to_string(threads));
        expect_same(build(folder, documents, {.max_threads = threads}), expected);
    }
}

TEST(BulkTwin, TheEdgesOfWhatADocumentMayBe) {
    const std::vector<std::vector<Document>> collections = {
        {},
        {{.id = "1"}},
        {{.id = std::string("a\0b", 3), .text = std::string("zero\0byte", 9)}},
        {{.id = std::string(100'000, 'i'), .title = std::string(5000, 'w'), .text = std::string(5000, '-')}},
        {{.id = "1", .text = "the of and"}, {.id = "2", .text = "the of and"}},
        {{.id = "1", .text = "first"}, {.id = "1", .text = "second", .language = "fr"}},
        {{.id = "1", .text = std::string(200'000, 'a') + " tail"}, {.id = "2", .date = "1961"}},
        {{.id = "1", .text = "\xFF\xFE broken \xC3"}},
    };
    for (std::size_t number = 0; number < collections.size(); ++number) {
        const ScratchFolder scratch;
        const Built expected = build(scratch.path("api"), collections[number], {.method = BuildMethod::api});
        for (const std::size_t threads : {1, 3}) {
            const std::string folder = scratch.path("bulk" + std::to_string(threads));
            expect_same(build(folder, collections[number], {.max_threads = threads}), expected);
        }
        if (::testing::Test::HasFailure()) FAIL() << "collection " << number;
    }
}

TEST(BulkTwin, BothStayTheSameThroughUpdates) {
    RandomText random(77);
    const std::vector<Document> documents = make_documents(random, 700);
    const std::vector<Document> changes = make_documents(random, 60);
    const ScratchFolder scratch;
    std::vector<std::vector<std::string>> texts;
    for (const BuildMethod method : {BuildMethod::api, BuildMethod::bulk}) {
        const std::string folder = scratch.path(method == BuildMethod::api ? "api" : "bulk");
        build(folder, documents, {.method = method});
        Updater updater(folder, {.verify = true});
        for (const Document& document : changes) updater.put(document);
        for (std::size_t i = 100; i < 130; ++i) updater.remove(documents[i].id);
        updater.publish();
        texts.push_back(database_text(folder));
        EXPECT_TRUE(check_index(folder, {.deep = true}).is_sound());
    }
    EXPECT_EQ(texts[0], texts[1]);
}

TEST(BulkTwin, NothingIsLeftInTheFolderBesideTheDatabase) {
    RandomText random(5);
    const ScratchFolder scratch;
    build(scratch.path("index"), make_documents(random, 300), {.max_threads = 2, .memory_bytes = 1});
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(scratch.path("index/gen-00000001"))) {
        names.insert(entry.path().filename().string());
    }
    EXPECT_EQ(names, (std::set<std::string>{"MANIFEST", "READERS", "columns", "db", "topk", "words"}));
}

TEST(BulkBuild, WhatACallbackThrowsAndAskingToStopEndTheBuild) {
    RandomText random(6);
    const std::vector<Document> documents = make_documents(random, 500);
    for (const std::size_t threads : {1, 3}) {
        const ScratchFolder scratch;
        int calls = 0;
        BuildOptions options{.max_threads = threads};
        options.on_progress = [&](const BuildProgress&) { return ++calls < 200; };
        Builder builder(scratch.path("index"), options);
        EXPECT_THROW(for (const Document& document : documents) builder.add(document), Error);
        EXPECT_THROW(builder.publish(), Error);
    }
}

}  // namespace
}  // namespace kwic
