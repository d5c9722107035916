// `kwic index`, end to end.
#include "cli/program_run.hpp"
#include "cli/sample_index.hpp"
#include "cli/temporary_folder.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <set>
#include <sstream>
#include <string>

namespace kwic::cli_test {
namespace {

using Json = nlohmann::ordered_json;
using Ids = std::set<std::string>;

// A folder with files, in which the program runs.
class IndexProgram : public testing::Test {
  protected:
    [[nodiscard]] RunResult kwic(const Arguments& arguments, const std::string& input = {},
                                 const std::string& below = {}) const {
        return run_kwic(arguments, {.folder = folder_.path(below), .input = input});
    }

    // Ids of documents that hold "belgrade".
    [[nodiscard]] Ids found() const {
        std::istringstream lines(kwic({"search", "-l", "-n", "100", "belgrade"}).out);
        Ids ids;
        for (std::string line; std::getline(lines, line);) ids.insert(line);
        return ids;
    }

    [[nodiscard]] Json info() const { return Json::parse(kwic({"info", "--format", "json"}).out); }

    TemporaryFolder folder_;
};

TEST_F(IndexProgram, IndexesTheCurrentFolderAndSearchesItFromBelow) {
    folder_.write("a/x.txt", "Belgrade in the first file.\n");
    folder_.write("y.txt", "Belgrade in the second file.\n");
    const RunResult result = kwic({"index"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_EQ(result.out, "");
    EXPECT_TRUE(result.err.starts_with("Indexed 2 documents (0.0 MB) in ")) << result.err;
    EXPECT_TRUE(std::filesystem::is_directory(folder_.path(".kwic")));
    EXPECT_EQ(found(), (Ids{"a/x.txt", "y.txt"}));
    EXPECT_EQ(kwic({"search", "-c", "belgrade"}, "", "a").out, "2\n");
    EXPECT_EQ(info()["sources"], Json{folder_.path()});
    EXPECT_EQ(kwic({}).out.find("no index here"), std::string::npos);
}

TEST_F(IndexProgram, SynonymsStayUntilOthersAreGiven) {
    folder_.write("texts/a.txt", "Belgrade in the first file.\n");
    const std::string list = folder_.write("list", "beograd = belgrade\nalone\n");
    const RunResult first = kwic({"index", "texts", "--synonyms", list});
    EXPECT_EQ(first.exit_code, 0);
    EXPECT_TRUE(first.err.starts_with("kwic: warning: " + list + ":2: ")) << first.err;
    EXPECT_EQ(kwic({"search", "beograd"}).out.find("belgrade for beograd") == std::string::npos, false);
    EXPECT_EQ(kwic({"search", "--no-synonyms", "beograd"}).exit_code, 1);
    EXPECT_EQ(info()["synonyms"], 1);
    EXPECT_NE(kwic({"info"}).out.find("synonyms      1 group\n"), std::string::npos);
    folder_.write("texts/b.txt", "Another file.\n");
    for (const Arguments& again : {Arguments{"index"}, Arguments{"index", "--rebuild"}}) {
        EXPECT_EQ(kwic(again).exit_code, 0);
        EXPECT_EQ(kwic({"search", "-c", "beograd"}).out, "1\n");
    }
    const std::string other = folder_.write("other", "singidunum = belgrade\n");
    EXPECT_EQ(kwic({"index", "--synonyms", other}).exit_code, 0);
    EXPECT_EQ(kwic({"search", "-c", "beograd"}).out, "0\n");
    EXPECT_EQ(kwic({"search", "-c", "singidunum"}).out, "1\n");
    EXPECT_EQ(kwic({"index", "--synonyms", "/dev/null"}).exit_code, 0);
    EXPECT_EQ(kwic({"search", "-c", "singidunum"}).out, "0\n");
    const RunResult missing = kwic({"index", "--synonyms", "nowhere"});
    EXPECT_EQ(missing.exit_code, 2);
    EXPECT_EQ(info()["synonyms"], 0);
}

TEST_F(IndexProgram, TheSampleIsIndexedWhole) {
    const RunResult result = kwic({"index", "-d", "sample.index", std::string(KWIC_SOURCE_DIR) + "/data/sample"});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    const RunResult search = kwic({"search", "-d", "sample.index", "-l", "+title:bandung", "conference"});
    EXPECT_EQ(search.exit_code, 0);
    EXPECT_NE(search.out.find("/data/sample/organisations/bandung-conference.html\n"), std::string::npos) << search.out;
}

TEST_F(IndexProgram, AnIndexNeverIndexesItself) {
    folder_.write("x.txt", "Belgrade.\n");
    for (int round = 0; round < 2; ++round) {
        EXPECT_EQ(kwic({"index", "-d", "here"}).exit_code, 0);
        EXPECT_EQ(Json::parse(kwic({"info", "-d", "here", "--format", "json"}).out)["documents"], 1);
    }
}

TEST_F(IndexProgram, NamedPathsAreAddedAndOtherSourcesStay) {
    folder_.write("a/x.txt", "Belgrade in a.\n");
    folder_.write("b/y.txt", "Belgrade in b.\n");
    EXPECT_EQ(kwic({"index", "a"}).exit_code, 0);
    EXPECT_EQ(found(), Ids{"a/x.txt"});
    folder_.write("a/new.txt", "Belgrade in a new file.\n");
    const RunResult second = kwic({"index", "b"});
    EXPECT_NE(second.err.find("Indexed 1 of 1 document anew (1 added) in "), std::string::npos) << second.err;
    EXPECT_NE(second.err.find("the index holds 2"), std::string::npos) << second.err;
    EXPECT_EQ(found(), (Ids{"a/x.txt", "b/y.txt"}));
    EXPECT_EQ(kwic({"index"}).exit_code, 0);
    EXPECT_EQ(found(), (Ids{"a/x.txt", "a/new.txt", "b/y.txt"}));
    EXPECT_EQ(info()["sources"], (Json{folder_.path("a"), folder_.path("b")}));
}

TEST_F(IndexProgram, ChangedFilesAreReplacedAndVanishedOnesRemoved) {
    folder_.write("a/x.txt", "Belgrade in x.\n");
    folder_.write("a/y.txt", "Belgrade in y.\n");
    folder_.write("a/r.jsonl", "{\"id\":\"r1\",\"text\":\"Belgrade\"}\n{\"id\":\"r2\",\"text\":\"Belgrade\"}\n");
    EXPECT_EQ(kwic({"index", "a"}).exit_code, 0);
    EXPECT_EQ(found(), (Ids{"a/x.txt", "a/y.txt", "r1", "r2"}));
    std::filesystem::remove(folder_.path("a/y.txt"));
    folder_.write("a/x.txt", "Colombo now.\n");
    folder_.write("a/r.jsonl", "{\"id\":\"r2\",\"text\":\"Belgrade\"}\n");
    EXPECT_EQ(kwic({"index", "a"}).exit_code, 0);
    EXPECT_EQ(found(), Ids{"r2"});
    EXPECT_EQ(kwic({"search", "-l", "colombo"}).out, "a/x.txt\n");
}

TEST_F(IndexProgram, APathThatNeverExistedIsAnErrorAndLeavesTheIndexAlone) {
    folder_.write("x.txt", "Belgrade.\n");
    EXPECT_EQ(kwic({"index", "nowhere"}).exit_code, 2);
    EXPECT_FALSE(std::filesystem::exists(folder_.path(".kwic/CURRENT")));
    EXPECT_EQ(kwic({"index"}).exit_code, 0);
    const RunResult result = kwic({"index", "nowhere"});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_EQ(result.err, "kwic: " + folder_.path("nowhere") + ": no such file or folder\n");
    EXPECT_EQ(found(), Ids{"x.txt"});
}

TEST_F(IndexProgram, AVanishedFileWithinASourceMayBeNamed) {
    folder_.write("x.txt", "Belgrade.\n");
    folder_.write("y.txt", "Belgrade.\n");
    EXPECT_EQ(kwic({"index"}).exit_code, 0);
    std::filesystem::remove(folder_.path("y.txt"));
    EXPECT_EQ(kwic({"index", "y.txt"}).exit_code, 0);
    EXPECT_EQ(found(), Ids{"x.txt"});
}

TEST_F(IndexProgram, RecordsFromStandardInputStayUntilTheyAreReplaced) {
    folder_.write("x.txt", "Belgrade.\n");
    const std::string records = "{\"id\":1,\"text\":\"Belgrade one\"}\n{\"id\":\"two\",\"text\":\"Belgrade two\"}\n";
    EXPECT_EQ(kwic({"index", "-"}, records).exit_code, 0);
    EXPECT_EQ(kwic({"index", "x.txt"}).exit_code, 0);
    EXPECT_EQ(found(), (Ids{"1", "two", "x.txt"}));
    const RunResult replaced = kwic({"index", "-"}, "{\"id\":\"two\",\"text\":\"Colombo\"}\n");
    EXPECT_EQ(replaced.err.find("kwic: "), std::string::npos) << replaced.err;
    EXPECT_EQ(found(), (Ids{"1", "x.txt"}));
    EXPECT_EQ(kwic({"index"}).exit_code, 0);
    EXPECT_EQ(found(), (Ids{"1", "x.txt"}));
    EXPECT_EQ(kwic({"index", "--rebuild"}).exit_code, 0);
    EXPECT_EQ(found(), (Ids{"1", "x.txt"}));
    const RunResult rebuilt = kwic({"index", "--rebuild", "-"}, "{\"id\":\"1\",\"text\":\"Colombo\"}\n");
    EXPECT_EQ(rebuilt.err.find("kwic: "), std::string::npos) << rebuilt.err;
    EXPECT_EQ(found(), Ids{"x.txt"});
}

TEST_F(IndexProgram, ARecordThatComesTwiceIsInTheAccount) {
    const RunResult result =
        kwic({"index", "-"}, "{\"id\":\"1\",\"text\":\"Colombo\"}\n{\"id\":\"1\",\"text\":\"Belgrade\"}\n");
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_NE(result.err.find("kwic: replaced -:2 (id 1): "), std::string::npos) << result.err;
    EXPECT_NE(result.err.find("1 replaced (details: --account FILE)"), std::string::npos) << result.err;
    EXPECT_EQ(found(), Ids{"1"});
}

TEST_F(IndexProgram, TheAccountIsAnObjectALine) {
    folder_.write("bad.jsonl", "{\"id\":1,\"text\":\"Belgrade\"}\nnonsense\n");
    folder_.write("binary.bin", std::string("\x7F"
                                            "ELF\0\0\0\1\2\3",
                                            10));
    const TemporaryFolder elsewhere;
    const RunResult result = kwic({"index", "--account", elsewhere.path("account.ndjson"), "--strict-input"});
    EXPECT_EQ(result.exit_code, 5) << result.err;
    std::istringstream lines(elsewhere.read("account.ndjson"));
    std::set<std::string> kinds;
    for (std::string line; std::getline(lines, line);) {
        const Json entry = Json::parse(line);
        for (const char* name : {"kind", "path", "line", "id", "reason", "detail"}) EXPECT_TRUE(entry.contains(name));
        kinds.insert(entry["kind"]);
    }
    EXPECT_EQ(kinds, std::set<std::string>{"skipped"});
    EXPECT_EQ(kwic({"index", "--quiet"}).exit_code, 0);
}

TEST_F(IndexProgram, AnEmptyTextIsNoRefusal) {
    EXPECT_EQ(kwic({"index", "--strict-input", "-"}, "{\"id\":\"e\",\"title\":\"Belgrade\",\"text\":\"\"}\n").exit_code,
              0);
    EXPECT_EQ(found(), Ids{"e"});
}

TEST_F(IndexProgram, DryRunReadsAndWritesNothing) {
    folder_.write("x.txt", "Belgrade.\n");
    folder_.write("bad.jsonl", "nonsense\n");
    const RunResult result = kwic({"index", "--dry-run"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_NE(result.err.find("Read 1 document "), std::string::npos) << result.err;
    EXPECT_NE(result.err.find("nothing written; 1 skipped"), std::string::npos) << result.err;
    EXPECT_FALSE(std::filesystem::exists(folder_.path(".kwic")));
}

TEST_F(IndexProgram, QuietSaysNothing) {
    folder_.write("bad.jsonl", "nonsense\n");
    const RunResult result = kwic({"index", "--quiet"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_EQ(result.err + result.out, "");
}

TEST_F(IndexProgram, TheSameInputMakesTheSameAnswersWhateverTheThreadsAndMemory) {
    const std::string sample = std::string(KWIC_SOURCE_DIR) + "/data/sample";
    EXPECT_EQ(kwic({"index", "-d", "one", sample}).exit_code, 0);
    EXPECT_EQ(kwic({"index", "-d", "two", "--jobs", "2", "--memory", "8M", sample}).exit_code, 0);
    const auto answers = [this](const std::string& index) {
        return kwic({"search", "-d", index, "--format", "json", "-n", "100", "the summit of the conference"}).out;
    };
    EXPECT_EQ(answers("one"), answers("two"));
}

TEST_F(IndexProgram, TheVariableNamesAnIndex) {
    folder_.write("x.txt", "Belgrade.\n");
    const RunSettings settings{.folder = folder_.path(), .environment = {{"KWIC_INDEX", folder_.path("v")}}};
    EXPECT_EQ(run_kwic({"index"}, settings).exit_code, 0);
    EXPECT_EQ(run_kwic({"search", "-l", "belgrade"}, settings).out, "x.txt\n");
    EXPECT_FALSE(std::filesystem::exists(folder_.path(".kwic")));
}

TEST_F(IndexProgram, AnAccountThatCannotBeWrittenStopsBeforeTheIndexChanges) {
    folder_.write("x.txt", "Belgrade.\n");
    EXPECT_EQ(kwic({"index"}).exit_code, 0);
    folder_.write("bad.jsonl", "nonsense\n");
    folder_.write("y.txt", "Belgrade.\n");
    EXPECT_EQ(kwic({"index", "--account", "/dev/full"}).exit_code, 2);
    EXPECT_EQ(found(), Ids{"x.txt"});
}

TEST_F(IndexProgram, ProgressIsShownOnATerminalOnly) {
    std::string records;
    for (int i = 0; i < 200; ++i) records += "{\"id\":" + std::to_string(i) + ",\"text\":\"Belgrade\"}\n";
    EXPECT_EQ(kwic({"index", "-"}, records).err.find('\r'), std::string::npos);
    folder_.write("r.jsonl", records);
    const RunResult result = run_kwic_on_terminal({"index", "--rebuild", "r.jsonl"}, {.folder = folder_.path()});
    EXPECT_NE(result.out.find("Indexed 200 documents "), std::string::npos) << result.out;
}

// Writes more than pipes and buffers hold, so that the program must be in the middle of reading.
TEST(IndexProgramStopped, ASignalLeavesTheOldIndexServed) {
    const SampleIndex old;
    std::string records;
    while (records.size() < 400'000) {
        records += "{\"id\":\"new" + std::to_string(records.size()) + "\",\"text\":\"Belgrade and more of it\"}\n";
    }
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        RunningKwic running({"index", "-d", old.path(), "-"});
        ASSERT_TRUE(running.write(records));
        running.send(signal);
        const RunResult result = running.finish();
        EXPECT_EQ(result.exit_code, 128 + signal);
        EXPECT_EQ(result.err, "kwic: " + old.path() + ": stopped; the old index is still served\n");
        EXPECT_EQ(old.search({"-c", "belgrade"}).out, "2\n");
    }
    EXPECT_EQ(run_kwic({"index", "-d", old.path(), "-"}, {.input = "{\"id\":\"n\",\"text\":\"Belgrade\"}\n"}).exit_code,
              0);
    EXPECT_EQ(old.search({"-c", "belgrade"}).out, "3\n");
}

}  // namespace
}  // namespace kwic::cli_test
