#include "gone_documents.hpp"

#include "cli/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace kwic::cli {
namespace {

using cli_test::CurrentFolder;
using cli_test::TemporaryFolder;
using Strings = std::vector<std::string>;

// Sources a, b and "missing" below a folder; a is a folder with something in it, b an empty one.
class GoneDocumentsTest : public testing::Test {
  protected:
    GoneDocumentsTest() {
        folder_.write("a/x.txt", "text");
        std::filesystem::create_directory(folder_.path("b"));
    }

    [[nodiscard]] Strings paths(const Strings& names) const {
        Strings paths;
        for (const std::string& name : names) paths.push_back(folder_.path(name));
        return paths;
    }

    [[nodiscard]] Origin origin(const std::string& name) const { return {.path = folder_.path(name)}; }

    [[nodiscard]] Document document(const std::string& name) const { return {.id = name, .origin = origin(name)}; }

    [[nodiscard]] AccountEntry entry(AccountKind kind, const std::string& name, const std::string& reason) const {
        return {kind, folder_.path(name), 0, {}, reason, {}};
    }

    [[nodiscard]] SourcePlan read_all() const { return {paths({"a", "b", "missing"}), {}, true}; }

    TemporaryFolder folder_;
};

TEST_F(GoneDocumentsTest, WhatASourceThatWasReadHoldsNoLongerIsGone) {
    const SourcePlan plan = read_all();
    GoneDocuments gone(plan, "");
    gone.note_read(document("a/x.txt"));
    EXPECT_TRUE(gone.is_gone(origin("a/y.txt")));
    EXPECT_TRUE(gone.is_gone(origin("a/deep/z.txt")));
    EXPECT_FALSE(gone.is_gone(origin("elsewhere/y.txt")));
    EXPECT_FALSE(gone.is_gone(Origin{}));
}

TEST_F(GoneDocumentsTest, WhatCouldNotBeReadStays) {
    const SourcePlan plan = read_all();
    GoneDocuments gone(plan, "");
    gone.note_read(document("a/x.txt"));
    gone.note_account(entry(AccountKind::skipped, "a/closed", "unreadable"));
    gone.note_account(entry(AccountKind::skipped, "a/busy.txt", "changed"));
    gone.note_account(entry(AccountKind::cut, "a/bad-disk.jsonl", "unreadable"));
    gone.note_account(entry(AccountKind::cut, "a/grows.jsonl", "changed"));
    for (const char* name :
         {"a/closed", "a/closed/z.txt", "a/closed/deep/z.txt", "a/busy.txt", "a/bad-disk.jsonl", "a/grows.jsonl"}) {
        EXPECT_FALSE(gone.is_gone(origin(name))) << name;
    }
    EXPECT_TRUE(gone.is_gone(origin("a/closed.txt")));
    EXPECT_EQ(gone.vanished().size(), 1U);
}

TEST_F(GoneDocumentsTest, WhatIsRefusedByRuleOrRecodedIsGone) {
    const SourcePlan plan = read_all();
    GoneDocuments gone(plan, "");
    gone.note_read(document("a/x.txt"));
    gone.note_account(entry(AccountKind::skipped, "a/y.txt", "binary"));
    gone.note_account(entry(AccountKind::skipped, "a/z.txt", "hidden"));
    gone.note_account(entry(AccountKind::recoded, "a/r.jsonl", "encoding"));
    for (const char* name : {"a/y.txt", "a/z.txt", "a/r.jsonl"}) EXPECT_TRUE(gone.is_gone(origin(name))) << name;
}

TEST_F(GoneDocumentsTest, ASourceThatIsMissingOrEmptyKeepsItsDocuments) {
    const CurrentFolder current(folder_.path());
    const SourcePlan plan = read_all();
    GoneDocuments gone(plan, " -d i");
    gone.note_read(document("a/x.txt"));
    EXPECT_FALSE(gone.is_gone(origin("b/y.txt")));
    EXPECT_FALSE(gone.is_gone(origin("missing/y.txt")));
    const std::vector<AccountEntry> vanished = gone.vanished();
    ASSERT_EQ(vanished.size(), 2U);
    EXPECT_EQ(vanished[0].path, folder_.path("b"));
    EXPECT_EQ(vanished[0].reason, "vanished");
    EXPECT_EQ(vanished[0].detail,
              "nothing to index is in the source; its documents are kept (`kwic remove -d i --source b` drops them)");
    EXPECT_EQ(vanished[1].path, folder_.path("missing"));
    EXPECT_EQ(vanished[1].detail,
              "the source is not there; its documents are kept (`kwic remove -d i --source missing` drops them)");
}

TEST_F(GoneDocumentsTest, AMissingSourceWithoutDocumentsIsToldAndAnEmptyOneIsNot) {
    const CurrentFolder current(folder_.path());
    const SourcePlan plan = read_all();
    const GoneDocuments gone(plan, "");
    const std::vector<AccountEntry> vanished = gone.vanished();
    ASSERT_EQ(vanished.size(), 1U);
    EXPECT_EQ(vanished[0].detail, "the source is not there (`kwic remove --source missing` forgets it)");
}

TEST_F(GoneDocumentsTest, AMissingFileThatIsNamedWithinASourceIsGone) {
    const SourcePlan plan(paths({"a"}), paths({"a/y.txt"}), false);
    GoneDocuments gone(plan, "");
    EXPECT_TRUE(gone.is_gone(origin("a/y.txt")));
    EXPECT_FALSE(gone.is_gone(origin("a/x.txt")));
    EXPECT_TRUE(gone.vanished().empty());
}

TEST_F(GoneDocumentsTest, ButNotWhereItsSourceIsMissingOrEmptyToo) {
    const SourcePlan plan(paths({"b", "missing"}), paths({"b/y.txt", "missing/y.txt"}), false);
    GoneDocuments gone(plan, "");
    EXPECT_FALSE(gone.is_gone(origin("b/y.txt")));
    EXPECT_FALSE(gone.is_gone(origin("missing/y.txt")));
    EXPECT_EQ(gone.vanished().size(), 2U);
}

}  // namespace
}  // namespace kwic::cli
