// An index that this program cannot search can be built anew from what it remembers.
#include "cli/change_analyzer.hpp"
#include "cli/program_run.hpp"
#include "cli/temporary_folder.hpp"
#include "storage/files.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace kwic::cli_test {
namespace {

RunResult run_in(const std::string& folder, const Arguments& arguments) {
    RunSettings settings;
    settings.folder = folder;
    return run_kwic(arguments, settings);
}

TEST(Rebuild, WorksForAnIndexOfAnotherAnalyzer) {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.path("articles"));
    write_durable_file(folder.path("articles/a.txt"), "The first summit met in Belgrade.");
    ASSERT_EQ(run_in(folder.path(), {"index", "articles"}).exit_code, 0);
    change_analyzer(folder.path(".kwic"), 1);
    EXPECT_EQ(run_in(folder.path(), {"search", "belgrade"}).exit_code, 4);
    EXPECT_EQ(run_in(folder.path(), {"index"}).exit_code, 4);
    EXPECT_EQ(run_in(folder.path(), {"index", "--rebuild"}).exit_code, 0);
    EXPECT_EQ(run_in(folder.path(), {"search", "belgrade"}).exit_code, 0);
}

TEST(Rebuild, AsksForPathsWhereWhatTheIndexRemembersCannotBeRead) {
    const TemporaryFolder folder;
    write_durable_file(folder.path("a.txt"), "The first summit met in Belgrade.");
    ASSERT_EQ(run_in(folder.path(), {"index", "a.txt"}).exit_code, 0);
    write_durable_file(folder.path(".kwic/CURRENT"), "nonsense");
    const RunResult refused = run_in(folder.path(), {"index", "--rebuild"});
    EXPECT_EQ(refused.exit_code, 2);
    EXPECT_NE(refused.err.find("--rebuild PATH"), std::string::npos) << refused.err;
    EXPECT_EQ(run_in(folder.path(), {"index", "--rebuild", "a.txt"}).exit_code, 0);
    EXPECT_EQ(run_in(folder.path(), {"search", "belgrade"}).exit_code, 0);
}

TEST(Rebuild, DropsWhatCannotBeReadAndSaysSo) {
    const TemporaryFolder folder;
    folder.write("a.txt", "Belgrade.");
    folder.write("disk/b.txt", "Belgrade.");
    ASSERT_EQ(run_in(folder.path(), {"index", "a.txt", "disk"}).exit_code, 0);
    std::filesystem::remove_all(folder.path("disk"));
    const RunResult result = run_in(folder.path(), {"index", "--rebuild"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_TRUE(result.err.starts_with("kwic: disk: the source is gone, and so are its documents\nIndexed 1 document "))
        << result.err;
    EXPECT_EQ(run_in(folder.path(), {"search", "-l", "belgrade"}).out, "a.txt\n");
    EXPECT_EQ(run_in(folder.path(), {"rollback"}).exit_code, 0);
    EXPECT_EQ(run_in(folder.path(), {"search", "-c", "belgrade"}).out, "2\n");
}

TEST(Rebuild, KeepsTheLanguageOfTheIndexUnlessAnotherIsGiven) {
    const TemporaryFolder folder;
    write_durable_file(folder.path("a.txt"), "xyz");
    const auto language = [&folder] {
        const std::string dump = run_in(folder.path(), {"dump"}).out;
        return dump.substr(dump.find("\"default_language\":") + 20, 2);
    };
    ASSERT_EQ(run_in(folder.path(), {"index", "--lang", "fr", "a.txt"}).exit_code, 0);
    EXPECT_EQ(language(), "fr");
    ASSERT_EQ(run_in(folder.path(), {"index", "--rebuild"}).exit_code, 0);
    EXPECT_EQ(language(), "fr");
    const RunResult update = run_in(folder.path(), {"index", "--lang", "de"});
    EXPECT_EQ(update.exit_code, 0);
    EXPECT_TRUE(update.err.starts_with("kwic: --lang counts for a new index or with --rebuild; this one keeps 'fr'\n"))
        << update.err;
    EXPECT_EQ(language(), "fr");
    ASSERT_EQ(run_in(folder.path(), {"index", "--rebuild", "--lang", "de"}).exit_code, 0);
    EXPECT_EQ(language(), "de");
}

}  // namespace
}  // namespace kwic::cli_test
