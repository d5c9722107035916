// `kwic remove`, end to end.
#include "cli/held_lock.hpp"
#include "cli/program_run.hpp"
#include "cli/sample_index.hpp"
#include "cli/temporary_folder.hpp"

#include <kwic/builder.hpp>
#include <kwic/index.hpp>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace kwic::cli_test {
namespace {

using Json = nlohmann::ordered_json;
using Strings = std::vector<std::string>;

const std::string not_there = "' (ids come from `kwic search -l WORDS`)\n";

class RemoveProgram : public testing::Test {
  protected:
    [[nodiscard]] RunResult remove(Arguments arguments, const RunSettings& settings = {}) const {
        arguments.insert(arguments.begin(), {"remove", "-d", index_.path()});
        return run_kwic(arguments, settings);
    }

    [[nodiscard]] Strings ids() const { return Index::open(index_.path()).ids(); }

    SampleIndex index_;
};

TEST_F(RemoveProgram, RemovesDocumentsByTheirIds) {
    const RunResult result = remove({"c 76", "100%", "c 76"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_EQ(result.out, "");
    EXPECT_EQ(result.err, "Removed 2 documents; the index holds 1\n");
    EXPECT_EQ(ids(), Strings{"b61"});
    EXPECT_EQ(index_.search({"-l", "summit"}).out, "b61\n");
}

TEST_F(RemoveProgram, AnIdThatIsNotThereIsToldAndTheOthersGo) {
    const RunResult result = remove({"x\x1B", "b61", ""});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.err, "kwic: no document has the id 'x\\x1B" + not_there + "kwic: no document has the id '" +
                              not_there + "Removed 1 document; the index holds 2\n");
    const RunResult none = remove({"b61"});
    EXPECT_EQ(none.exit_code, 1);
    EXPECT_EQ(none.err, "kwic: no document has the id 'b61" + not_there);
    EXPECT_EQ(Index::open(index_.path()).info().generation, 2U);
}

TEST_F(RemoveProgram, ADryRunRemovesNothing) {
    const RunResult result = remove({"--dry-run", "b61", "x"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.err, "kwic: no document has the id 'x" + not_there + "Would remove 1 document; nothing written\n");
    EXPECT_EQ(ids().size(), 3U);
}

TEST_F(RemoveProgram, IdsCanBeReadFromAFileOrFromStandardInput) {
    EXPECT_EQ(remove({"--from", "-"}, {.input = "b61\n\nc 76\n"}).exit_code, 0);
    EXPECT_EQ(ids(), Strings{"100%"});
    EXPECT_EQ(remove({"--from", index_.folder().write("ids", "100%")}).exit_code, 0);
    EXPECT_EQ(ids(), Strings{});
    const RunResult missing = remove({"--from", index_.folder().path("none")});
    EXPECT_EQ(missing.exit_code, 2);
    EXPECT_NE(missing.err.find("/none: cannot be read: No such file or directory\n"), std::string::npos) << missing.err;
}

TEST_F(RemoveProgram, ALockedIndexIsLeftAlone) {
    const HeldLock lock(index_.path());
    const RunResult result = remove({"b61"});
    EXPECT_EQ(result.exit_code, 3);
    EXPECT_EQ(result.err, HeldLock::message(index_.path()));
    EXPECT_EQ(remove({"--lock-timeout", "0.01", "b61"}).exit_code, 3);
    EXPECT_EQ(ids().size(), 3U);
}

// What `kwic search -l0` prints goes back in, whatever it is.
TEST(RemoveProgramIds, AnyIdCanBeRemoved) {
    const Strings all = {"-",        "--",       "-n", "--source", "a\nb",         " ",
                         "\xFF\xC3", "\x1B[31m", "*",  "'\"$x`",   "\\n",          "[a,b]",
                         "%00",      "++",       "{}", "id=1",     "\xE2\x80\xAE", std::string(100'000, 'x')};
    const TemporaryFolder folder;
    const auto build = [&] {
        Builder builder(folder.path("i"));
        for (const std::string& id : all) builder.add({.id = id, .text = "summit"});
        builder.publish();
    };
    build();
    const std::string listed = run_kwic({"search", "-d", folder.path("i"), "-l0", "-n", "100", "summit"}).out;
    EXPECT_EQ(static_cast<std::size_t>(std::count(listed.begin(), listed.end(), '\0')), all.size());
    EXPECT_EQ(run_kwic({"remove", "-d", folder.path("i"), "-0", "--from", "-"}, {.input = listed}).exit_code, 0);
    EXPECT_EQ(Index::open(folder.path("i")).info().documents, 0U);
    build();
    Arguments arguments = {"remove", "-d", folder.path("i"), "--"};  // as xargs -0 calls it
    for (std::size_t begin = 0; begin < listed.size(); begin = listed.find('\0', begin) + 1) {
        arguments.emplace_back(listed.c_str() + begin);
    }
    EXPECT_EQ(run_kwic(arguments).exit_code, 0);
    EXPECT_EQ(Index::open(folder.path("i")).info().documents, 0U);
}

TEST(RemoveProgramIds, AnIdWithNulCanBeRemovedLineByLine) {
    const TemporaryFolder folder;
    const std::string id("a\0b", 3);
    {
        Builder builder(folder.path("i"));
        builder.add({.id = id, .text = "summit"});
        builder.publish();
    }
    EXPECT_EQ(run_kwic({"remove", "-d", folder.path("i"), "--from", "-"}, {.input = id + "\n"}).exit_code, 0);
    EXPECT_EQ(Index::open(folder.path("i")).info().documents, 0U);
}

// A folder with the sources a, b and c.jsonl, and a record from standard input.
class RemoveSource : public testing::Test {
  protected:
    RemoveSource() {
        for (const char* name : {"a/x.txt", "a/deep/y.txt", "b/z.txt", "b.txt"}) folder_.write(name, "Belgrade.\n");
        folder_.write("c.jsonl", "{\"id\":\"c1\",\"text\":\"Belgrade\"}\n{\"id\":\"c2\",\"text\":\"Belgrade\"}\n");
        const RunResult made =
            kwic({"index", "a", "b", "b.txt", "c.jsonl", "-"}, "{\"id\":\"s\",\"text\":\"Belgrade\"}\n");
        if (made.exit_code != 0) throw std::runtime_error(made.err);
    }

    [[nodiscard]] RunResult kwic(const Arguments& arguments, const std::string& input = {}) const {
        return run_kwic(arguments, {.folder = folder_.path(), .input = input});
    }

    [[nodiscard]] Strings ids() const {
        Strings ids = Index::open(folder_.path(".kwic")).ids();
        std::sort(ids.begin(), ids.end());
        return ids;
    }

    [[nodiscard]] Json sources() const { return Json::parse(kwic({"info", "--format", "json"}).out)["sources"]; }

    TemporaryFolder folder_;
};

TEST_F(RemoveSource, ItsDocumentsGoAndItIsForgotten) {
    const RunResult result = kwic({"remove", "--source", "b", "c.jsonl/"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_EQ(result.err, "Removed 3 documents; the index holds 4\n");
    EXPECT_EQ(ids(), (Strings{"a/deep/y.txt", "a/x.txt", "b.txt", "s"}));
    EXPECT_EQ(sources(), (Json{folder_.path("a"), folder_.path("b.txt")}));
    EXPECT_EQ(kwic({"index"}).exit_code, 0);
    EXPECT_EQ(ids().size(), 4U);
}

TEST_F(RemoveSource, AlsoOneThatIsGoneFromTheDisk) {
    std::filesystem::remove_all(folder_.path("a"));
    EXPECT_EQ(kwic({"remove", "--source", "a"}).exit_code, 0);
    EXPECT_EQ(ids(), (Strings{"b.txt", "b/z.txt", "c1", "c2", "s"}));
    EXPECT_EQ(kwic({"index"}).err.find("a: "), std::string::npos);
}

TEST_F(RemoveSource, AllSourcesBelowAFolderGoTogether) {
    EXPECT_EQ(kwic({"remove", "--source", "."}).exit_code, 0);
    EXPECT_EQ(ids(), Strings{"s"});
    EXPECT_EQ(sources(), Json::array());
}

TEST_F(RemoveSource, StandardInputIsASourceToo) {
    EXPECT_EQ(kwic({"remove", "--source", "-"}).err, "Removed 1 document; the index holds 6\n");
    EXPECT_EQ(ids().size(), 6U);
}

TEST_F(RemoveSource, WithinASourceTheDocumentsComeBackAndItSaysSo) {
    const RunResult result = kwic({"remove", "--source", "a/deep"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_EQ(result.err,
              "kwic: a/deep lies in the source a: what is still there comes back with the next `kwic index`\n"
              "Removed 1 document; the index holds 6\n");
    EXPECT_EQ(sources().size(), 4U);
    EXPECT_EQ(kwic({"index"}).exit_code, 0);
    EXPECT_EQ(ids().size(), 7U);
}

TEST_F(RemoveSource, OneThatTheIndexDoesNotKnowIsToldAndTheOthersGo) {
    const RunResult result = kwic({"remove", "--source", "nowhere", "b.txt"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.err, "kwic: " + folder_.path("nowhere") +
                              ": no source and no document of the index is there\n"
                              "Removed 1 document; the index holds 6\n");
}

TEST_F(RemoveSource, ADryRunTellsHowMany) {
    EXPECT_EQ(kwic({"remove", "--dry-run", "--source", "a", "a/deep"}).err.substr(0, 7), "Would r");
    EXPECT_EQ(ids().size(), 7U);
    EXPECT_EQ(sources().size(), 4U);
}

TEST_F(RemoveSource, ASourceWithoutDocumentsIsForgotten) {
    ASSERT_EQ(kwic({"remove", "c1", "c2"}).exit_code, 0);
    const RunResult result = kwic({"remove", "--source", "c.jsonl"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_EQ(result.err, "Removed 0 documents; the index holds 5\n");
    EXPECT_EQ(sources().size(), 3U);
}

TEST_F(RemoveSource, ADocumentOfASourceComesBackUnlessItsFileIsGone) {
    std::filesystem::remove(folder_.path("a/x.txt"));
    ASSERT_EQ(kwic({"remove", "a/x.txt", "b/z.txt"}).exit_code, 0);
    EXPECT_EQ(kwic({"index"}).exit_code, 0);
    EXPECT_EQ(ids(), (Strings{"a/deep/y.txt", "b.txt", "b/z.txt", "c1", "c2", "s"}));
}

}  // namespace
}  // namespace kwic::cli_test
