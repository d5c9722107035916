// An index that this program cannot search can be built anew from what it remembers.
#include "cli/program_run.hpp"
#include "cli/temporary_folder.hpp"
#include "storage/files.hpp"
#include "storage/generation.hpp"
#include "storage/manifest.hpp"
#include "storage/sha256.hpp"

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

// Makes the index in `index` look as if another analyzer had made it.
void change_analyzer(const std::string& index) {
    const std::string manifest_path = generation_folder(index, 1) + "/MANIFEST";
    Manifest manifest = parse_manifest(read_small_file(manifest_path, max_manifest_bytes), manifest_path);
    manifest.fingerprint = "rules 0";
    const std::string text = print_manifest(manifest);
    write_durable_file(manifest_path, text);
    write_durable_file(index + "/CURRENT", print_current({1, sha256_hex(text)}));
}

TEST(Rebuild, WorksForAnIndexOfAnotherAnalyzer) {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.path("articles"));
    write_durable_file(folder.path("articles/a.txt"), "The first summit met in Belgrade.");
    ASSERT_EQ(run_in(folder.path(), {"index", "articles"}).exit_code, 0);
    change_analyzer(folder.path(".kwic"));
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

}  // namespace
}  // namespace kwic::cli_test
