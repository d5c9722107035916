#include "account_writer.hpp"

#include "cli/temporary_folder.hpp"

#include <kwic/error.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace kwic::cli {
namespace {

AccountEntry entry(AccountKind kind, const std::string& reason, std::uint64_t line = 0) {
    return {kind, "/d/notes\x1B.jsonl", line, "i\xFF", reason, "a sentence"};
}

TEST(AccountWriter, AnEmptyAccountSaysNothing) {
    const AccountWriter account("");
    EXPECT_EQ(account.lines(), "");
    EXPECT_EQ(account.summary(), "");
    EXPECT_EQ(account.refused(), 0U);
}

TEST(AccountWriter, TheFirstTenEntriesAreShownAndTheOthersCounted) {
    AccountWriter account("");
    for (std::uint64_t line = 1; line <= 12; ++line) account.add(entry(AccountKind::skipped, "bad-json", line));
    account.add(entry(AccountKind::recoded, "encoding"));
    const std::string lines = account.lines();
    EXPECT_TRUE(lines.starts_with("kwic: skipped /d/notes\\x1B.jsonl:1 (id i\\xFF): bad-json: a sentence\n"));
    EXPECT_TRUE(lines.ends_with("kwic: and 3 more\n"));
    EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 11);
    EXPECT_EQ(account.summary(), "; 12 skipped, 1 recoded (details: --account FILE)");
    EXPECT_EQ(account.refused(), 12U);
}

TEST(AccountWriter, WhatIsPassedOverByRuleIsOnlyCounted) {
    AccountWriter account("");
    for (const char* reason : {"hidden", "symlink", "excluded", "index", "not-a-file"}) {
        account.add(entry(AccountKind::skipped, reason));
    }
    account.add(entry(AccountKind::skipped, "vanished"));
    account.add(entry(AccountKind::cut, "text-too-long"));
    EXPECT_EQ(account.refused(), 0U);
    EXPECT_EQ(account.summary(), "; 1 cut, 5 hidden or special passed over (details: --account FILE)");
    EXPECT_EQ(account.lines().find("hidden"), std::string::npos);
}

TEST(AccountWriter, VanishedSourcesAreShownWithAFileToo) {
    const cli_test::TemporaryFolder folder;
    for (const std::string& file : {std::string{}, folder.path("account.ndjson")}) {
        AccountWriter account(file);
        for (int i = 0; i < 12; ++i) {
            account.add({AccountKind::skipped, "/d/s" + std::to_string(i), 0, "", "vanished", "a sentence"});
        }
        const std::string lines = account.lines();
        EXPECT_TRUE(lines.starts_with("kwic: /d/s0: a sentence\nkwic: /d/s1: a sentence\n")) << lines;
        EXPECT_TRUE(lines.ends_with("kwic: and 2 more\n")) << lines;
        EXPECT_EQ(account.summary(), "");
        EXPECT_EQ(account.refused(), 0U);
    }
}

TEST(AccountWriter, AFileHoldsOneObjectALine) {
    const cli_test::TemporaryFolder folder;
    AccountWriter account(folder.path("account.ndjson"));
    account.add(entry(AccountKind::skipped, "bad-json", 7));
    account.add(entry(AccountKind::skipped, "hidden"));
    account.flush();
    EXPECT_EQ(folder.read("account.ndjson"),
              "{\"kind\":\"skipped\",\"path\":\"/d/notes\\u001b.jsonl\",\"line\":7,\"id\":\"i\xEF\xBF\xBD\","
              "\"reason\":\"bad-json\",\"detail\":\"a sentence\"}\n"
              "{\"kind\":\"skipped\",\"path\":\"/d/notes\\u001b.jsonl\",\"line\":0,\"id\":\"i\xEF\xBF\xBD\","
              "\"reason\":\"hidden\",\"detail\":\"a sentence\"}\n");
    EXPECT_EQ(account.lines(), "");
    EXPECT_EQ(account.summary(),
              "; 1 skipped, 1 hidden or special passed over (details: " + folder.path("account.ndjson") + ")");
}

TEST(AccountWriter, AFileThatCannotBeWrittenIsAnError) {
    EXPECT_THROW(AccountWriter("/nonexistent/account"), Error);
    AccountWriter account("/dev/full");
    account.add(entry(AccountKind::skipped, "bad-json"));
    EXPECT_THROW(account.flush(), Error);
}

}  // namespace
}  // namespace kwic::cli
