#include <kwic/builder.hpp>

#include "indexing/mend_document.hpp"
#include "ingest/scratch_folder.hpp"
#include "storage/term_space.hpp"
#include "storage/thrown_error.hpp"

#include <kwic/index.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace kwic {
namespace {

namespace fs = std::filesystem;
using testing::error_of;
using testing::ScratchFolder;
using testing::throws;

using Names = std::set<std::string>;
using Ids = std::vector<std::string>;

Document make_document(const std::string& id, const std::string& text, const std::string& title = {}) {
    Document document;
    document.id = id;
    document.title = title;
    document.text = text;
    document.language = "en";
    return document;
}

std::uint64_t bytes_of(const Document& document) {
    return document.title.size() + document.text.size();
}

Ids found(const std::string& index, std::string_view query) {
    SearchOptions options;
    options.detail = HitDetail::ids;
    Ids ids;
    for (const Hit& hit : Index::open(index).search(query, options).hits) ids.push_back(hit.id);
    return ids;
}

BuildReport build(const std::string& index, const std::vector<Document>& documents, const BuildOptions& options = {}) {
    Builder builder(index, options);
    for (const Document& document : documents) builder.add(document);
    return builder.publish();
}

Names names_in(const std::string& folder) {
    Names names;
    for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().string());
    return names;
}

struct Account {
    BuildOptions options(BuildOptions given = {}) {
        given.on_account = [this](const AccountEntry& entry) { entries.push_back(entry); };
        return given;
    }
    std::vector<AccountEntry> entries;
};

class BuilderTest : public ::testing::Test {
  protected:
    ScratchFolder scratch_;
    std::string index_ = scratch_.path("index");
};

TEST_F(BuilderTest, NothingIsThereBeforePublishing) {
    Builder builder(index_);
    builder.add(make_document("1", "alpha"));
    EXPECT_TRUE(throws(ErrorCode::not_found, [&] { Index::open(index_); }));
    builder.publish();
    EXPECT_EQ(found(index_, "alpha"), (Ids{"1"}));
}

TEST_F(BuilderTest, TheOldGenerationIsServedUntilPublishing) {
    build(index_, {make_document("old", "alpha")});
    const Index opened = Index::open(index_);
    Builder builder(index_);
    builder.add(make_document("new", "alpha"));
    EXPECT_EQ(found(index_, "alpha"), (Ids{"old"}));
    EXPECT_EQ(builder.publish().generation, 2U);
    EXPECT_EQ(found(index_, "alpha"), (Ids{"new"}));
    EXPECT_EQ(opened.ids(), (Ids{"old"}));
}

TEST_F(BuilderTest, WhatIsDroppedLeavesNoFolder) {
    build(index_, {make_document("old", "alpha")});
    {
        Builder builder(index_);
        builder.add(make_document("new", "alpha"));
        EXPECT_EQ(names_in(index_), (Names{"kwic.lock", "CURRENT", "gen-00000001", "gen-00000002"}));
    }
    EXPECT_EQ(names_in(index_), (Names{"kwic.lock", "CURRENT", "gen-00000001"}));
    EXPECT_EQ(found(index_, "alpha"), (Ids{"old"}));
}

TEST_F(BuilderTest, APublishedGenerationHoldsTheDatabaseAndItsSideIndexOnly) {
    build(index_, {make_document("1", "alpha")});
    EXPECT_EQ(names_in(index_ + "/gen-00000001"), (Names{"MANIFEST", "READERS", "columns", "db", "topk", "words"}));
}

TEST_F(BuilderTest, AnIndexOfNoDocumentsIsAnIndex) {
    const BuildReport report = build(index_, {});
    EXPECT_EQ(report.documents, 0U);
    EXPECT_TRUE(report.languages.empty());
    const Index index = Index::open(index_);
    EXPECT_TRUE(index.ids().empty());
    EXPECT_EQ(index.search("alpha").total, 0U);
}

TEST_F(BuilderTest, OneBuilderAtATime) {
    std::optional<Builder> first(index_);
    EXPECT_TRUE(throws(ErrorCode::locked, [&] { Builder second(index_); }));
    Builder moved = std::move(*first);
    first.reset();
    EXPECT_TRUE(throws(ErrorCode::locked, [&] { Builder second(index_); }));
    moved.add(make_document("1", "alpha"));
    EXPECT_EQ(moved.publish().documents, 1U);
}

TEST_F(BuilderTest, AFolderOfOtherThingsIsRefused) {
    scratch_.write("notes.txt", "x");
    EXPECT_TRUE(throws(ErrorCode::incompatible, [&] { Builder builder(scratch_.path()); }));
    EXPECT_EQ(names_in(scratch_.path()), (Names{"notes.txt"}));
}

TEST_F(BuilderTest, TheReportAndTheIndexCountTheSame) {
    BuildOptions options;
    options.sources = {"notes", "/srv/100%\nof it"};
    const std::vector<Document> documents = {make_document("1", "alpha beta", "Title"), make_document("2", "")};
    const BuildReport report = build(index_, documents, options);
    EXPECT_EQ(report.generation, 1U);
    EXPECT_EQ(report.documents, 2U);
    EXPECT_EQ(report.replaced, 0U);
    EXPECT_EQ(report.text_bytes, 15U);
    const IndexInfo info = Index::open(index_).info();
    EXPECT_EQ(info.generation, 1U);
    EXPECT_EQ(info.documents, 2U);
    EXPECT_EQ(info.text_bytes, 15U);
    EXPECT_EQ(info.sources, options.sources);
    EXPECT_EQ(info.languages, report.languages);
    EXPECT_DOUBLE_EQ(info.average_length, 2.0);  // (title 2 + alpha 1 + beta 1 + 0) / 2
}

TEST_F(BuilderTest, DocumentsComeBackAsTheyWere) {
    Document document = make_document("7", "text with \xE2\x82\xAC\n", "title");
    document.date = "1961-09-01";
    document.url = "https://example.org/";
    document.fields = {{"author", "Tito"}, {"author", "Nasser"}, {"", ""}};
    document.origin = {"notes/a.jsonl", 7, 100, 200, 300, 1'600'000'000'000'000'000};
    Document detected = document;
    detected.id = "8";
    detected.language.clear();
    build(index_, {document, detected, make_document("9", ""), make_document("10", "", "only a title")});
    const Index index = Index::open(index_);
    EXPECT_EQ(index.document("7"), document);
    EXPECT_EQ(index.document("8"), detected);
    EXPECT_EQ(index.document("9"), make_document("9", ""));
    EXPECT_EQ(index.document("10"), make_document("10", "", "only a title"));
    EXPECT_EQ(found(index_, "only"), (Ids{"10"}));
    EXPECT_TRUE(throws(ErrorCode::not_found, [&] { (void)index.document("11"); }));
}

TEST_F(BuilderTest, IdsOfAnyLengthAndBytesAreToldApart) {
    Ids ids = {" ", "a", "A", std::string(1, '\0'), std::string(2, '\0'), "100%", "a\nb", "\xE2\x82\xAC"};
    for (const std::size_t bytes : {121, 122, 123, 243, 244, 245, 246, 1000, 100'000}) {
        ids.push_back(std::string(bytes, 'i'));
        ids.push_back(std::string(bytes - 1, 'i') + 'j');
        ids.push_back(std::string(bytes, '\0'));
    }
    ids.push_back(make_term(TermSpace::id, std::string(1000, 'i')).substr(1));
    Builder builder(index_);
    for (const std::string& id : ids) builder.add(make_document(id, "alpha"));
    EXPECT_EQ(builder.publish().documents, ids.size());
    const Index index = Index::open(index_);
    EXPECT_EQ(index.ids(), ids);
    for (const std::string& id : ids) EXPECT_EQ(index.document(id).id, id);
}

TEST_F(BuilderTest, TheLastDocumentOfAnIdTakesThePlaceOfTheFirst) {
    Account account;
    Document last = make_document("b", "delta epsilon", "New");
    last.origin.path = "notes.jsonl";
    last.origin.line = 9;
    const std::vector<Document> documents = {make_document("a", "alpha"), make_document("b", "beta", "Old"),
                                             make_document("c", "gamma"), last};
    const BuildReport report = build(index_, documents, account.options());
    EXPECT_EQ(report.documents, 3U);
    EXPECT_EQ(report.replaced, 1U);
    EXPECT_EQ(report.text_bytes, bytes_of(documents[0]) + bytes_of(documents[2]) + bytes_of(last));
    const Index index = Index::open(index_);
    EXPECT_EQ(index.ids(), (Ids{"a", "b", "c"}));
    EXPECT_EQ(index.document("b"), last);
    EXPECT_EQ(found(index_, "beta old"), Ids());
    EXPECT_EQ(found(index_, "delta"), (Ids{"b"}));
    EXPECT_EQ(found(index_, "title:new"), (Ids{"b"}));
    ASSERT_EQ(account.entries.size(), 1U);
    const AccountEntry& entry = account.entries[0];
    EXPECT_EQ(entry.kind, AccountKind::replaced);
    EXPECT_EQ(entry.path, "notes.jsonl");
    EXPECT_EQ(entry.line, 9U);
    EXPECT_EQ(entry.id, "b");
    EXPECT_EQ(entry.reason, "same-id");
    EXPECT_NE(entry.detail, "");
}

TEST_F(BuilderTest, AnIdMayBeReplacedOften) {
    Account account;
    Builder builder(index_, account.options());
    for (int round = 0; round < 50; ++round) {
        builder.add(make_document("a", "alpha" + std::to_string(round)));
        builder.add(make_document("b", "beta" + std::to_string(round)));
    }
    const BuildReport report = builder.publish();
    EXPECT_EQ(report.documents, 2U);
    EXPECT_EQ(report.replaced, 98U);
    EXPECT_EQ(report.text_bytes, std::string("alpha49beta49").size());
    EXPECT_EQ(account.entries.size(), 98U);
    EXPECT_EQ(found(index_, "alpha49 beta49 alpha48"), (Ids{"a", "b"}));
}

TEST_F(BuilderTest, ADocumentWithoutIdIsRefused) {
    Builder builder(index_);
    EXPECT_TRUE(throws(ErrorCode::invalid_argument, [&] { builder.add(make_document("", "alpha")); }));
}

TEST_F(BuilderTest, IllFormedTextOfEachMemberIsMendedAndAccountedFor) {
    const std::string broken =
        "alpha\xFF"
        "beta";
    std::vector<Document> documents(7, make_document("", "whole"));
    documents[0].title = broken;
    documents[1].text = broken;
    documents[2].date = broken;
    documents[3].language = broken;
    documents[4].url = broken;
    documents[5].fields = {{"name", "value"}, {broken, "value"}};
    documents[6].fields = {{"name", "value"}, {"name", broken}};
    Account account;
    for (std::size_t i = 0; i < documents.size(); ++i) documents[i].id = std::to_string(i);
    build(index_, documents, account.options());
    ASSERT_EQ(account.entries.size(), documents.size());
    const Index index = Index::open(index_);
    for (std::size_t i = 0; i < documents.size(); ++i) {
        EXPECT_EQ(account.entries[i].kind, AccountKind::recoded);
        EXPECT_EQ(account.entries[i].id, documents[i].id);
        EXPECT_EQ(account.entries[i].reason, "ill-formed-utf-8");
        EXPECT_EQ(index.document(documents[i].id), mend_document(documents[i]));
    }
    const Ids ids = found(index_, "beta");
    EXPECT_EQ(Names(ids.begin(), ids.end()), (Names{"0", "1"}));
}

TEST_F(BuilderTest, ATextBeyondTheLimitIsCutAndAccountedFor) {
    const std::string inside = "alpha inside";
    Document document = make_document("1", std::string(max_text_bytes, '\n'));
    document.text.replace(document.text.size() - inside.size(), inside.size(), inside);
    document.text += " outside";
    Account account;
    const BuildReport report = build(index_, {document}, account.options());
    EXPECT_EQ(report.text_bytes, max_text_bytes);
    ASSERT_EQ(account.entries.size(), 1U);
    EXPECT_EQ(account.entries[0].kind, AccountKind::cut);
    EXPECT_EQ(account.entries[0].reason, "text-too-long");
    EXPECT_NE(account.entries[0].detail.find(std::to_string(max_text_bytes)), std::string::npos);
    EXPECT_EQ(found(index_, "inside"), (Ids{"1"}));
    EXPECT_EQ(found(index_, "outside"), Ids());
    const std::string stored = Index::open(index_).document("1").text;
    EXPECT_EQ(stored.size(), max_text_bytes);
    EXPECT_TRUE(stored.ends_with(inside));
}

TEST_F(BuilderTest, ProgressGoesThroughTheStages) {
    std::vector<BuildProgress> seen;
    BuildOptions options;
    options.on_progress = [&](const BuildProgress& progress) {
        const bool is_new =
            seen.empty() || seen.back().stage != progress.stage || progress.stage == BuildStage::reading;
        if (is_new) seen.push_back(progress);
        return true;
    };
    build(index_, {make_document("1", "alpha"), make_document("1", "beta"), make_document("2", "")}, options);
    const std::vector<BuildStage> stages = {BuildStage::reading, BuildStage::reading, BuildStage::reading,
                                            BuildStage::merging, BuildStage::publishing};
    const std::vector<std::uint64_t> documents = {1, 1, 2, 2, 2};
    const std::vector<std::uint64_t> text_bytes = {5, 4, 4, 4, 4};
    ASSERT_EQ(seen.size(), stages.size());
    for (std::size_t i = 0; i < seen.size(); ++i) {
        EXPECT_EQ(seen[i].stage, stages[i]) << i;
        EXPECT_EQ(seen[i].documents, documents[i]) << i;
        EXPECT_EQ(seen[i].text_bytes, text_bytes[i]) << i;
    }
}

TEST_F(BuilderTest, CancellingAtAnyStageLeavesTheOldIndexServed) {
    build(index_, {make_document("old", "alpha")});
    for (const BuildStage stage : {BuildStage::reading, BuildStage::merging, BuildStage::publishing}) {
        BuildOptions options;
        options.on_progress = [&](const BuildProgress& progress) { return progress.stage != stage; };
        const Error error = error_of([&] { build(index_, {make_document("new", "alpha")}, options); });
        EXPECT_EQ(error.code(), ErrorCode::cancelled);
        EXPECT_EQ(error.path(), index_);
        EXPECT_EQ(found(index_, "alpha"), (Ids{"old"}));
        EXPECT_EQ(names_in(index_), (Names{"kwic.lock", "CURRENT", "gen-00000001"}));
    }
    EXPECT_EQ(build(index_, {make_document("new", "alpha")}).generation, 2U);
    EXPECT_EQ(found(index_, "alpha"), (Ids{"new"}));
}

TEST_F(BuilderTest, ADamagedIndexCanBeBuiltAnew) {
    build(index_, {make_document("old", "alpha")});
    fs::resize_file(index_ + "/gen-00000001/db/postlist.glass", 1);
    EXPECT_TRUE(throws(ErrorCode::damaged, [&] { Index::open(index_); }));
    build(index_, {make_document("new", "alpha")});
    EXPECT_EQ(found(index_, "alpha"), (Ids{"new"}));
}

TEST_F(BuilderTest, OnlyThePresentAndThePreviousGenerationAreKept) {
    for (int generation = 0; generation < 3; ++generation) build(index_, {make_document("1", "alpha")});
    EXPECT_EQ(names_in(index_), (Names{"kwic.lock", "CURRENT", "gen-00000002", "gen-00000003"}));
}

}  // namespace
}  // namespace kwic
