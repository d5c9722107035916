#include <kwic/updater.hpp>

#include "indexing/database_text.hpp"
#include "ingest/scratch_folder.hpp"
#include "storage/generation.hpp"
#include "storage/thrown_error.hpp"
#include "support/test_rounds.hpp"

#include <kwic/index.hpp>
#include <kwic/maintenance.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

namespace kwic {
namespace {

namespace fs = std::filesystem;
using testing::database_text;
using testing::error_of;
using testing::ScratchFolder;
using testing::throws;

using Ids = std::vector<std::string>;

Document make_document(const std::string& id, const std::string& text, const std::string& path = {}) {
    Document document;
    document.id = id;
    document.text = text;
    document.language = "en";
    document.origin.path = path;
    return document;
}

class UpdaterTest : public ::testing::Test {
  protected:
    void build(const std::vector<Document>& documents, const std::vector<std::string>& sources = {}) {
        BuildOptions options;
        options.sources = sources;
        Builder builder(index_, options);
        for (const Document& document : documents) builder.add(document);
        builder.publish();
    }

    // Enough documents that a few changes are made in a copy.
    void build_numbered(std::size_t documents = 20) {
        std::vector<Document> numbered;
        for (std::size_t number = 1; number <= documents; ++number) {
            numbered.push_back(
                make_document(std::to_string(number), "alpha number" + std::to_string(number), "/a/file"));
        }
        build(numbered, {"/a"});
    }

    [[nodiscard]] Ids found(std::string_view query) const {
        SearchOptions options;
        options.detail = HitDetail::ids;
        options.limit = 1000;
        Ids ids;
        for (const Hit& hit : Index::open(index_).search(query, options).hits) ids.push_back(hit.id);
        return ids;
    }

    void expect_sound() const { EXPECT_TRUE(check_index(index_, {.deep = true}).is_sound()); }

    ScratchFolder scratch_;
    std::string index_ = scratch_.path("index");
};

TEST_F(UpdaterTest, DocumentsAreAddedReplacedAndRemovedInOneStep) {
    build_numbered();
    Updater updater(index_);
    updater.put(make_document("new", "beta"));
    updater.put(make_document("7", "gamma"));
    EXPECT_TRUE(updater.remove("9"));
    EXPECT_FALSE(updater.remove("9"));
    EXPECT_FALSE(updater.remove("unknown"));
    EXPECT_EQ(found("beta gamma"), Ids());
    const UpdateReport report = updater.publish();
    EXPECT_TRUE(report.published);
    EXPECT_EQ(report.generation, 2U);
    EXPECT_EQ(report.documents, 20U);
    EXPECT_EQ(report.added, 1U);
    EXPECT_EQ(report.replaced, 1U);
    EXPECT_EQ(report.removed, 1U);
    EXPECT_EQ(report.unchanged, 0U);
    EXPECT_EQ(found("beta"), (Ids{"new"}));
    EXPECT_EQ(found("gamma"), (Ids{"7"}));
    EXPECT_EQ(found("number7 number9"), Ids());
    EXPECT_EQ(found("alpha").size(), 18U);
    EXPECT_EQ(Index::open(index_).info().documents, 20U);
    EXPECT_EQ(Index::open(index_).info().sources, (std::vector<std::string>{"/a"}));
    expect_sound();
}

TEST_F(UpdaterTest, AReplacedDocumentKeepsItsPlaceInTheOrder) {
    build_numbered();
    Updater updater(index_);
    updater.put(make_document("3", "other"));
    updater.publish();
    const Ids ids = Index::open(index_).ids();
    EXPECT_EQ(std::find(ids.begin(), ids.end(), "3") - ids.begin(), 2);
}

TEST_F(UpdaterTest, WithoutAChangeNothingIsPublished) {
    build_numbered();
    Updater updater(index_);
    for (int number = 1; number <= 20; ++number) {
        updater.put(make_document(std::to_string(number), "alpha number" + std::to_string(number), "/a/file"));
    }
    updater.put(make_document("5", "changed"));
    updater.put(make_document("5", "alpha number5", "/a/file"));
    updater.put(make_document("new", "text"));
    updater.remove("new");
    const UpdateReport report = updater.publish();
    EXPECT_FALSE(report.published);
    EXPECT_EQ(report.generation, 1U);
    EXPECT_EQ(report.unchanged, 20U);
    EXPECT_EQ(report.documents, 20U);
    EXPECT_EQ(Index::open(index_).info().generation, 1U);
}

TEST_F(UpdaterTest, NewSourcesAloneMakeAGeneration) {
    build_numbered();
    const auto before = database_text(index_);
    Updater updater(index_);
    updater.set_sources({"/a", "/b"});
    const UpdateReport report = updater.publish();
    EXPECT_TRUE(report.published);
    EXPECT_EQ(report.generation, 2U);
    EXPECT_EQ(Index::open(index_).info().sources, (std::vector<std::string>{"/a", "/b"}));
    EXPECT_EQ(database_text(index_), before);
    expect_sound();
}

TEST_F(UpdaterTest, AFileThatWasOnlyTouchedKeepsItsTerms) {
    build_numbered();
    Document touched = make_document("4", "alpha number4", "/a/file");
    touched.origin.modified_ns = 77;
    touched.origin.line = 3;
    Updater updater(index_);
    updater.put(touched);
    const UpdateReport report = updater.publish();
    EXPECT_TRUE(report.published);
    EXPECT_EQ(report.replaced, 0U);
    EXPECT_EQ(report.unchanged, 1U);
    EXPECT_EQ(Index::open(index_).document("4"), touched);
    EXPECT_EQ(found("number4"), (Ids{"4"}));
    expect_sound();
}

TEST_F(UpdaterTest, WhatASourceNoLongerHoldsGoesIfTheCallerSaysSo) {
    build_numbered();
    Updater updater(index_);
    updater.put(make_document("1", "alpha number1", "/a/file"));
    updater.put(make_document("2", "changed", "/a/file"));
    updater.remove("3");
    std::set<std::string> asked;
    updater.remove_untouched([&](const std::string& id, const Origin& origin) {
        EXPECT_EQ(origin.path, "/a/file");
        asked.insert(id);
        return id == "5" || id == "6";
    });
    EXPECT_EQ(asked.size(), 17U);
    EXPECT_FALSE(asked.contains("1") || asked.contains("2") || asked.contains("3"));
    EXPECT_EQ(updater.publish().removed, 3U);
    EXPECT_EQ(found("number3 number5 number6 number2"), Ids());
}

TEST_F(UpdaterTest, TheLastDocumentOfAnIdWinsAndTheAccountSaysSo) {
    build_numbered();
    std::vector<std::string> replaced;
    BuildOptions options;
    options.on_account = [&](const AccountEntry& entry) {
        EXPECT_EQ(entry.kind, AccountKind::replaced);
        if (entry.reason == "same-id") replaced.push_back(entry.id);
    };
    Updater updater(index_, options);
    updater.put(make_document("5", "beta"));
    updater.put(make_document("new", "beta"));
    updater.put(make_document("5", "gamma"));
    updater.put(make_document("new", "delta"));
    updater.publish();
    EXPECT_EQ(replaced, (std::vector<std::string>{"5", "new"}));
    EXPECT_EQ(found("beta"), Ids());
    EXPECT_EQ(found("gamma delta"), (Ids{"5", "new"}));
}

TEST_F(UpdaterTest, ADocumentFromElsewhereThatTakesAnothersPlaceIsInTheAccount) {
    build_numbered();
    std::vector<AccountEntry> account;
    BuildOptions options;
    options.on_account = [&](const AccountEntry& entry) { account.push_back(entry); };
    Updater updater(index_, options);
    updater.put(make_document("5", "beta", "/b/file"));
    updater.put(make_document("6", "beta", "/a/file"));
    updater.publish();
    ASSERT_EQ(account.size(), 1U);
    EXPECT_EQ(account[0].reason, "other-source");
    EXPECT_EQ(account[0].id, "5");
    EXPECT_EQ(account[0].former_path, "/a/file");
}

TEST_F(UpdaterTest, AFolderWithoutAnIndexIsNotMadeOne) {
    EXPECT_TRUE(throws(ErrorCode::not_found, [&] { Updater updater(index_); }));
    EXPECT_FALSE(fs::exists(index_));
    fs::create_directory(index_);
    EXPECT_TRUE(throws(ErrorCode::not_found, [&] { Updater updater(index_); }));
    EXPECT_TRUE(fs::is_empty(index_));
}

TEST_F(UpdaterTest, ADamagedIndexIsNotCopied) {
    build_numbered();
    const std::string path = index_ + "/gen-00000001/db/postlist.glass";
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(5000);
    file.put('\x5A');
    file.close();
    const Error error = error_of([&] { Updater updater(index_); });
    EXPECT_EQ(error.code(), ErrorCode::damaged);
    EXPECT_EQ(error.path(), path);
    EXPECT_NE(error.message().find("rollback"), std::string::npos) << error.message();
}

TEST_F(UpdaterTest, AfterAnErrorEveryCallIsRefusedAndTheOldIndexServed) {
    build_numbered();
    BuildOptions options;
    options.on_progress = [](const BuildProgress& progress) {
        if (progress.documents == 3) throw std::runtime_error("the caller's");
        return true;
    };
    Updater updater(index_, options);
    updater.put(make_document("a", "beta"));
    updater.put(make_document("b", "beta"));
    EXPECT_THROW(updater.put(make_document("c", "beta")), std::runtime_error);
    EXPECT_TRUE(throws(ErrorCode::invalid_argument, [&] { updater.put(make_document("d", "beta")); }));
    EXPECT_TRUE(throws(ErrorCode::invalid_argument, [&] { updater.remove("1"); }));
    EXPECT_TRUE(throws(ErrorCode::invalid_argument, [&] { updater.publish(); }));
    EXPECT_EQ(found("alpha").size(), 20U);
    EXPECT_EQ(found("beta"), Ids());
}

TEST_F(UpdaterTest, AnUnpublishedUpdateLeavesNothing) {
    build_numbered();
    { Updater(index_).put(make_document("new", "beta")); }
    Ids names;
    for (const auto& entry : fs::directory_iterator(index_)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    EXPECT_EQ(names, (Ids{"CURRENT", "gen-00000001", "kwic.lock"}));
}

TEST_F(UpdaterTest, OneRemarkableDocumentDropsNoneOfItsNeighbours) {
    build_numbered();
    std::vector<Document> odd = {
        make_document(std::string(245, '\0'), "beta"), make_document(std::string(1 << 20, 'x'), "beta"),
        make_document("nul", "beta " + std::string(300, '\0') + " z"),
        make_document("long", "beta " + std::string(300'000, 'y')), make_document("\xFF\xFE", "beta \xFF")};
    Document large = make_document("large", "beta");
    large.title = std::string(20 << 20, 't');
    large.fields = {{"field", std::string(20 << 20, 'f')}};
    odd.push_back(large);
    std::size_t refused = 0;
    BuildOptions options;
    options.on_account = [&](const AccountEntry& entry) {
        if (entry.kind == AccountKind::skipped) ++refused;
    };
    Updater updater(index_, options);
    for (const Document& document : odd) updater.put(document);
    updater.put(make_document(std::string((1 << 20) + 1, 'x'), "beta"));
    updater.put(make_document("good", "beta"));
    EXPECT_EQ(updater.publish().added, odd.size() + 1);
    EXPECT_EQ(refused, 1U);
    EXPECT_EQ(found("beta").size(), odd.size() + 1);
    EXPECT_EQ(found("alpha").size(), 20U);
    EXPECT_EQ(Index::open(index_).document(odd[1].id).text, "beta");
    EXPECT_EQ(Index::open(index_).document("large").title.size(), std::size_t{16} << 20);
    expect_sound();
}

TEST_F(UpdaterTest, VerifyingReadsEverythingAndPublishesWhatIsWhole) {
    BuildOptions options;
    options.verify = true;
    {
        Builder builder(index_, options);
        for (int number = 0; number < 50; ++number) builder.add(make_document(std::to_string(number), "alpha beta"));
        builder.add(make_document("stop words", "the and of"));
        builder.publish();
    }
    Updater updater(index_, options);
    updater.put(make_document("7", "gamma"));
    updater.publish();
    EXPECT_EQ(found("gamma"), (Ids{"7"}));
}

TEST_F(UpdaterTest, DamageThatComesWhileAnUpdateRunsIsNotPassedOn) {
    for (const std::size_t changes : {1, 15}) {  // in a copy, and all built anew
        fs::remove_all(index_);
        build_numbered();
        Updater updater(index_);
        for (std::size_t number = 1; number <= changes; ++number) {
            updater.put(make_document(std::to_string(number), "beta"));
        }
        const std::string path = index_ + "/gen-00000001/db/docdata.glass";
        std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(static_cast<std::streamoff>(fs::file_size(path)) - 1);
        file.put('\x5A');
        file.close();
        EXPECT_TRUE(throws(ErrorCode::damaged, [&] { updater.publish(); })) << changes;
        EXPECT_EQ(Index::inspect(index_).generation, 1U);
    }
}

TEST_F(UpdaterTest, SourcesThatNoManifestCouldHoldAreRefused) {
    build_numbered();
    Updater updater(index_);
    updater.set_sources({std::string(70 << 20, 'x')});
    EXPECT_TRUE(throws(ErrorCode::invalid_argument, [&] { updater.publish(); }));
    EXPECT_EQ(found("alpha").size(), 20U);
}

TEST_F(UpdaterTest, AFewDocumentsOfADetectedLanguageAreAnalysedInTheMainOne) {
    std::vector<Document> documents;
    for (int number = 0; number < 450; ++number) documents.push_back(make_document(std::to_string(number), "alpha"));
    build(documents);
    const std::string french = "Les comit\u00E9s nationaux vont discuter la question du nouveau budget de la ville.";
    Document detected = make_document("detected", french);
    detected.language.clear();
    Document given = make_document("given", french);
    given.language = "fr";
    Updater updater(index_);
    updater.put(detected);
    updater.put(given);
    const UpdateReport report = updater.publish();
    EXPECT_EQ(report.languages, (std::vector<std::pair<std::string, std::uint64_t>>{{"en", 451}, {"fr", 1}}));
    expect_sound();
}

// Words in four languages; some documents tell theirs and some do not.
Document random_document(std::mt19937& random, const std::string& id) {
    static const std::vector<std::string> words = {
        "the",  "summit",  "non-aligned", "nations",  "meeting", "snake_case", "e-mail", "les",  "nations",
        "pays", "alignés", "и",           "движение", "會議",    "不結盟",     "café",   "1961", "U.S.A."};
    Document document;
    document.id = id;
    for (std::size_t count = random() % 30; count > 0; --count) document.text += words[random() % words.size()] + ' ';
    if (random() % 2 == 0) document.title = words[random() % words.size()];
    if (random() % 3 == 0) document.date = std::to_string(1900 + random() % 100);
    const char* const languages[] = {"", "", "en", "fr", "ru"};
    document.language = languages[random() % 5];
    if (random() % 4 == 0) document.fields = {{"tag", words[random() % words.size()]}};
    document.origin.path = "/source" + std::to_string(random() % 3) + "/file";
    document.origin.line = random() % 100;
    return document;
}

using Model = std::map<std::string, Document>;

// Puts, removals and sweeps, the same to the updater and to the model.
void change_at_random(std::mt19937& random, Updater& updater, Model& model, std::size_t changes) {
    for (std::size_t change = 0; change < changes; ++change) {
        const std::string id = std::to_string(random() % 60);
        switch (random() % 4) {
            case 0:
                EXPECT_EQ(updater.remove(id), model.erase(id) > 0);
                break;
            case 1:
                if (model.contains(id)) updater.put(model[id]);
                break;
            default:
                model[id] = random_document(random, id);
                updater.put(model[id]);
        }
    }
}

TEST_F(UpdaterTest, AnyRowOfUpdatesHoldsWhatAModelHolds) {
    for (std::size_t round = 0; round < test_rounds(12); ++round) {
        std::mt19937 random(static_cast<unsigned>(round));
        fs::remove_all(index_);
        Model model;
        std::vector<Document> first;
        for (int number = 0; number < 40; ++number) {
            first.push_back(random_document(random, std::to_string(number)));
            model[first.back().id] = first.back();
        }
        build(first);
        for (int update = 0; update < 4; ++update) {
            Updater updater(index_);
            change_at_random(random, updater, model, round % 2 == 0 ? 6 : 60);
            const UpdateReport report = updater.publish();
            EXPECT_EQ(report.documents, model.size());
            const Index index = Index::open(index_);
            EXPECT_EQ(index.ids().size(), model.size());
            for (const auto& [id, document] : model) EXPECT_EQ(index.document(id), document) << round;
            const CheckReport check = check_index(index_, {.deep = true});
            for (const GenerationCheck& generation : check.generations) {
                for (const Damage& damage : generation.damages) ADD_FAILURE() << damage.path << ' ' << damage.what;
            }
        }
    }
}

// What an index answers, without the numbers of its documents.
std::vector<std::string> answers(const std::string& index_folder) {
    const Index index = Index::open(index_folder);
    std::vector<std::string> lines;
    for (const char* query : {"summit", "non-aligned", "nonaligned", "\"non aligned nations\"", "nation*", "движение",
                              "會議", "+nations -summit", "title:summit", "email"}) {
        SearchOptions options;
        options.limit = 1000;
        for (const Hit& hit : index.search(query, options).hits) {
            lines.push_back(std::string(query) + ' ' + hit.id + ' ' + std::to_string(hit.score) + ' ' + hit.language);
        }
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

// Numbers of documents tell: a copy keeps them, an index that is built anew counts them from 1.
TEST_F(UpdaterTest, ManyChangesAreBuiltAnewFromOneInEightDocumentsOn) {
    for (const auto& [documents, changes, is_anew] :
         std::vector<std::tuple<int, int, bool>>{{1000, 499, false}, {4001, 500, false}, {3999, 500, true}}) {
        const std::string folder = scratch_.path("many" + std::to_string(documents));
        {
            Builder builder(folder);
            for (int number = 0; number < documents; ++number) builder.add({.id = std::to_string(number)});
            builder.publish();
        }
        Updater updater(folder);
        for (int number = 0; number < changes; ++number) updater.remove(std::to_string(number));
        updater.publish();
        const Generation generation = open_generation(folder);
        const Xapian::Database database(generation.database_folder());
        const auto last = static_cast<Xapian::docid>(is_anew ? documents - changes : documents);
        EXPECT_EQ(database.get_lastdocid(), last) << documents;
    }
}

TEST_F(UpdaterTest, AChangedCopyAnswersAsAnIndexBuiltAnewDoes) {
    for (std::size_t round = 0; round < test_rounds(10); ++round) {
        std::mt19937 random(static_cast<unsigned>(1000 + round));
        fs::remove_all(index_);
        std::vector<Document> first;
        Model model;
        for (int number = 0; number < 60; ++number) {
            Document document = random_document(random, std::to_string(number));
            if (document.language.empty()) document.language = "en";
            model[document.id] = document;
            first.push_back(document);
        }
        build(first);
        Updater updater(index_);
        for (int change = 0; change < 12; ++change) {
            const std::string id = std::to_string(random() % 70);
            Document document = random_document(random, id);
            if (document.language.empty()) document.language = "en";
            model[id] = document;
            updater.put(document);
        }
        EXPECT_TRUE(updater.publish().published);
        const std::string anew = scratch_.path("anew");
        fs::remove_all(anew);
        Builder builder(anew);
        for (const std::string& id : Index::open(index_).ids()) builder.add(model.at(id));
        builder.publish();
        EXPECT_EQ(answers(index_), answers(anew)) << round;
    }
}

}  // namespace
}  // namespace kwic
