// `kwic index` on an index that is there: what changes, and what is never lost.
#include "cli/held_lock.hpp"
#include "cli/program_run.hpp"
#include "cli/sample_index.hpp"
#include "cli/temporary_folder.hpp"

#include <kwic/index.hpp>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <iterator>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <sys/stat.h>

namespace kwic::cli_test {
namespace {

namespace fs = std::filesystem;
using Ids = std::set<std::string>;

const std::string kept_missing = "the source is not there; its documents are kept (`kwic remove --source ";
const std::string kept_empty = "nothing to index is in the source; its documents are kept (`kwic remove --source ";

// A folder, open to all users, in which the program runs.
class UpdateProgram : public testing::Test {
  protected:
    UpdateProgram() { ::chmod(folder_.path().c_str(), 0777); }

    [[nodiscard]] RunResult kwic(const Arguments& arguments, const std::string& input = {}) const {
        return run_kwic(arguments, {.folder = folder_.path(), .input = input, .unprivileged = unprivileged_});
    }

    [[nodiscard]] Ids ids() const {
        const std::vector<std::string> ids = Index::open(folder_.path(".kwic")).ids();
        return {ids.begin(), ids.end()};
    }

    [[nodiscard]] std::uint64_t generation() const { return Index::open(folder_.path(".kwic")).info().generation; }

    TemporaryFolder folder_;
    bool unprivileged_ = false;
};

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

TEST_F(UpdateProgram, TellsWhatWasAddedReplacedAndRemoved) {
    for (int i = 0; i < 20; ++i) folder_.write("d/" + std::to_string(i) + ".txt", "Belgrade.\n");
    ASSERT_EQ(kwic({"index", "d"}).exit_code, 0);
    folder_.write("d/0.txt", "Belgrade, changed.\n");
    folder_.write("d/new.txt", "Belgrade.\n");
    fs::remove(folder_.path("d/1.txt"));
    fs::remove(folder_.path("d/2.txt"));
    const RunResult result = kwic({"index"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_TRUE(result.err.starts_with("Indexed 2 of 19 documents anew (1 added, 1 replaced, 2 removed) in "))
        << result.err;
    EXPECT_TRUE(result.err.ends_with(" s; the index holds 19\n")) << result.err;
    EXPECT_EQ(kwic({"search", "-c", "changed"}).out, "1\n");
    EXPECT_EQ(kwic({"check", "--deep"}).exit_code, 0);
}

TEST_F(UpdateProgram, PublishesNothingWhereNothingHasChanged) {
    folder_.write("x.txt", "Belgrade.\n");
    folder_.write("r.jsonl", "{\"id\":\"1\",\"text\":\"a\"}\n{\"id\":\"1\",\"text\":\"b\"}\n");
    ASSERT_EQ(kwic({"index"}).exit_code, 0);
    const RunResult result = kwic({"index"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_TRUE(holds(result.err, "Nothing has changed; the index holds 2 documents")) << result.err;
    EXPECT_EQ(generation(), 1U);
    EXPECT_TRUE(holds(kwic({"index", "x.txt"}).err, "Nothing has changed"));
}

TEST_F(UpdateProgram, ANewSourceWithoutDocumentsIsRemembered) {
    folder_.write("a/x.txt", "Belgrade.\n");
    fs::create_directory(folder_.path("b"));
    ASSERT_EQ(kwic({"index", "a"}).exit_code, 0);
    const RunResult result = kwic({"index", "b"});
    EXPECT_EQ(result.err, "No document has changed, but what the index keeps beside them; the index holds 1\n");
    EXPECT_EQ(Index::open(folder_.path(".kwic")).info().sources,
              (std::vector<std::string>{folder_.path("a"), folder_.path("b")}));
    EXPECT_TRUE(holds(kwic({"index"}).err, "Nothing has changed"));
}

TEST_F(UpdateProgram, AMissingSourceKeepsItsDocumentsUntilItIsRemoved) {
    folder_.write("a/x.txt", "Belgrade.\n");
    folder_.write("disk/y.txt", "Belgrade.\n");
    ASSERT_EQ(kwic({"index", "a", "disk"}).exit_code, 0);
    fs::rename(folder_.path("disk"), folder_.path("unmounted"));
    for (const Arguments& arguments : {Arguments{"index", "--strict-input"}, Arguments{"index", "disk"},
                                       Arguments{"index", "disk/y.txt"}, Arguments{"index", "disk/y.txt", "a"}}) {
        const RunResult result = kwic(arguments);
        EXPECT_EQ(result.exit_code, arguments.back() == "--strict-input" ? 5 : 0) << result.err;
        EXPECT_TRUE(holds(result.err, ": " + kept_missing)) << result.err;
        EXPECT_EQ(ids(), (Ids{"a/x.txt", "disk/y.txt"}));
    }
    fs::rename(folder_.path("unmounted"), folder_.path("disk"));
    EXPECT_EQ(kwic({"index"}).err, "Nothing has changed; the index holds 2 documents\n");
    fs::remove_all(folder_.path("disk"));
    EXPECT_EQ(kwic({"remove", "--source", "disk"}).exit_code, 0);
    EXPECT_EQ(kwic({"index"}).err, "Nothing has changed; the index holds 1 document\n");
}

TEST_F(UpdateProgram, AnEmptyMountPointKeepsItsDocuments) {
    folder_.write("a/x.txt", "Belgrade.\n");
    folder_.write("disk/y.txt", "Belgrade.\n");
    ASSERT_EQ(kwic({"index", "a", "disk"}).exit_code, 0);
    fs::remove(folder_.path("disk/y.txt"));
    folder_.write("disk/.hidden", "not looked at\n");
    const RunResult result = kwic({"index"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_TRUE(holds(result.err, "kwic: disk: " + kept_empty + "disk` drops them)\n")) << result.err;
    EXPECT_EQ(ids(), (Ids{"a/x.txt", "disk/y.txt"}));
    folder_.write("disk/z.txt", "Belgrade.\n");
    EXPECT_EQ(kwic({"index"}).exit_code, 0);
    EXPECT_EQ(ids(), (Ids{"a/x.txt", "disk/z.txt"}));
}

TEST_F(UpdateProgram, AnAccountInAFileDoesNotHideAMissingSource) {
    folder_.write("a/x.txt", "Belgrade.\n");
    folder_.write("b/y.txt", "Belgrade.\n");
    ASSERT_EQ(kwic({"index", "a", "b"}).exit_code, 0);
    fs::remove_all(folder_.path("b"));
    const RunResult result = kwic({"index", "--account", "account.ndjson"});
    EXPECT_TRUE(result.err.starts_with("kwic: b: " + kept_missing + "b` drops them)\n")) << result.err;
    const nlohmann::json entry = nlohmann::json::parse(folder_.read("account.ndjson"));
    EXPECT_EQ(entry["kind"], "skipped");
    EXPECT_EQ(entry["path"], folder_.path("b"));
    EXPECT_EQ(entry["reason"], "vanished");
    EXPECT_EQ(entry["detail"], kept_missing + "b` drops them)");
    EXPECT_EQ(kwic({"index", "--quiet"}).err, "");
}

TEST_F(UpdateProgram, WhatCannotBeReadStays) {
    unprivileged_ = true;
    for (const char* name : {"s/open/x.txt", "s/closed/y.txt", "s/closed/deep/z.txt", "s/file.txt", "s/gone.txt"}) {
        folder_.write(name, "Belgrade.\n");
    }
    folder_.write("s/r.jsonl", "{\"id\":\"r1\",\"text\":\"Belgrade\"}\n");
    ASSERT_EQ(kwic({"index", "s"}).exit_code, 0);
    const Ids before = ids();
    fs::remove(folder_.path("s/gone.txt"));
    for (const char* name : {"s/closed", "s/file.txt", "s/r.jsonl"}) ::chmod(folder_.path(name).c_str(), 0);
    const RunResult result = kwic({"index"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_TRUE(holds(result.err, "kwic: skipped s/closed: unreadable: ")) << result.err;
    Ids expected = before;
    expected.erase("s/gone.txt");
    EXPECT_EQ(ids(), expected);
    ::chmod(folder_.path("s/closed").c_str(), 0755);
    fs::remove_all(folder_.path("s/closed"));
    EXPECT_EQ(kwic({"index"}).exit_code, 0);
    EXPECT_EQ(ids(), (Ids{"s/open/x.txt", "s/file.txt", "r1"}));
}

TEST_F(UpdateProgram, ASourceThatIsAllClosedStays) {
    unprivileged_ = true;
    folder_.write("s/x.txt", "Belgrade.\n");
    folder_.write("t/y.txt", "Belgrade.\n");
    ASSERT_EQ(kwic({"index", "s", "t"}).exit_code, 0);
    ::chmod(folder_.path("s").c_str(), 0);
    const RunResult result = kwic({"index"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_TRUE(holds(result.err, "kwic: skipped s: unreadable: ")) << result.err;
    EXPECT_EQ(ids(), (Ids{"s/x.txt", "t/y.txt"}));
    ::chmod(folder_.path("s").c_str(), 0755);
}

TEST_F(UpdateProgram, ANamedPathThatNeverExistedIsAnErrorAndChangesNothing) {
    folder_.write("x.txt", "Belgrade.\n");
    ASSERT_EQ(kwic({"index"}).exit_code, 0);
    folder_.write("y.txt", "Belgrade.\n");
    EXPECT_EQ(kwic({"index", "y.txt", "nowhere"}).err,
              "kwic: " + folder_.path("nowhere") + ": no such file or folder\n");
    EXPECT_EQ(ids(), Ids{"x.txt"});
    EXPECT_EQ(kwic({"index", "--dry-run", "nowhere"}).exit_code, 2);
}

// Ids that moved to another file were met there, so that nothing of theirs is gone.
TEST_F(UpdateProgram, RecordsMayMoveToAnotherFile) {
    folder_.write("old.jsonl", "{\"id\":\"1\",\"text\":\"Belgrade\"}\n{\"id\":\"2\",\"text\":\"Belgrade\"}\n");
    ASSERT_EQ(kwic({"index"}).exit_code, 0);
    fs::rename(folder_.path("old.jsonl"), folder_.path("new.jsonl"));
    const RunResult result = kwic({"index", "old.jsonl", "new.jsonl"});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_EQ(ids(), (Ids{"1", "2"}));
    EXPECT_TRUE(holds(kwic({"show", "1"}).out, "path: new.jsonl:1\n"));
}

TEST_F(UpdateProgram, ALockedIndexIsLeftAlone) {
    folder_.write("x.txt", "Belgrade.\n");
    ASSERT_EQ(kwic({"index"}).exit_code, 0);
    const HeldLock lock(folder_.path(".kwic"));
    for (const Arguments& arguments :
         {Arguments{"index"}, Arguments{"index", "--lock-timeout", "0.05"}, Arguments{"index", "--rebuild"}}) {
        const RunResult result = kwic(arguments);
        EXPECT_EQ(result.exit_code, 3);
        EXPECT_EQ(result.err, HeldLock::message(folder_.path(".kwic")));
    }
    EXPECT_EQ(kwic({"index", "--dry-run"}).exit_code, 0);
}

TEST_F(UpdateProgram, ALockIsWaitedFor) {
    folder_.write("x.txt", "Belgrade.\n");
    ASSERT_EQ(kwic({"index"}).exit_code, 0);
    folder_.write("y.txt", "Belgrade.\n");
    auto lock = std::make_unique<HeldLock>(folder_.path(".kwic"));
    std::thread other([&lock] {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        lock.reset();
    });
    const RunResult result = kwic({"index", "--lock-timeout", "60"});
    other.join();
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_EQ(ids().size(), 2U);
}

TEST_F(UpdateProgram, VerifyReadsItBack) {
    folder_.write("x.txt", "Belgrade.\n");
    EXPECT_EQ(kwic({"index", "--verify"}).exit_code, 0);
    for (int i = 0; i < 10; ++i) folder_.write("d/" + std::to_string(i) + ".txt", "Belgrade.\n");
    EXPECT_EQ(kwic({"index", "--verify"}).exit_code, 0);
    folder_.write("x.txt", "Colombo.\n");
    EXPECT_EQ(kwic({"index", "--verify"}).exit_code, 0);
    EXPECT_EQ(kwic({"search", "-l", "colombo"}).out, "x.txt\n");
}

// Hits without their ranks, by id: documents of one score come in the order in which they were indexed.
std::vector<std::string> answers(const TemporaryFolder& folder, const std::string& index, const std::string& query) {
    const RunResult result =
        run_kwic({"search", "-d", index, "--format", "ndjson", "-n", "1000", "--passages", "all", query},
                 {.folder = folder.path()});
    std::vector<std::string> hits;
    std::istringstream lines(result.out);
    for (std::string line; std::getline(lines, line);) {
        nlohmann::json hit = nlohmann::json::parse(line);
        hit.erase("rank");
        hits.push_back(hit["id"].get<std::string>() + " " + hit.dump());
    }
    std::sort(hits.begin(), hits.end());
    return hits;
}

std::vector<std::string> sorted_dump(const TemporaryFolder& folder, const std::string& index) {
    std::istringstream lines(run_kwic({"dump", "-d", index}, {.folder = folder.path()}).out);
    std::vector<std::string> dump;
    for (std::string line; std::getline(lines, line);) dump.push_back(line);
    std::sort(dump.begin(), dump.end());
    return dump;
}

TEST_F(UpdateProgram, AnswersAsARebuildDoes) {
    fs::copy(std::string(KWIC_SOURCE_DIR) + "/data/sample", folder_.path("s"), fs::copy_options::recursive);
    std::string records;
    for (int i = 0; i < 50; ++i) {
        records += "{\"id\":\"r" + std::to_string(i) + "\",\"text\":\"Record of a summit, number " + std::to_string(i) +
                   "\"}\n";
    }
    folder_.write("s/r.jsonl", records);
    ASSERT_EQ(kwic({"index", "-d", "updated", "s"}).exit_code, 0);
    for (int round = 0; round < 4; ++round) {
        const std::string number = std::to_string(round);
        folder_.write("s/new" + number + ".txt", "A new summit in Belgrade, the capital, number " + number + ".\n");
        folder_.write("s/fr" + number + ".txt",
                      "Le sommet des pays non align\xC3\xA9s s'est tenu \xC3\xA0 Belgrade.\n");
        records.erase(0, records.find('\n') + 1);
        if (round % 2 == 0) folder_.write("s/r.jsonl", records);
        std::vector<std::string> files;
        for (const auto& entry : fs::recursive_directory_iterator(folder_.path("s"))) {
            if (entry.is_regular_file()) files.push_back(entry.path().string());
        }
        std::sort(files.begin(), files.end());
        const std::string victim = files[static_cast<std::size_t>(7 * round + 3) % files.size()];
        if (!victim.ends_with("r.jsonl")) fs::remove(victim);
        ASSERT_EQ(kwic({"index", "-d", "updated"}).exit_code, 0);
        ASSERT_EQ(kwic({"index", "-d", "rebuilt" + number, "s"}).exit_code, 0);
        EXPECT_EQ(sorted_dump(folder_, "updated"), sorted_dump(folder_, "rebuilt" + number));
        for (const char* query : {"summit", "belgrade summit -new", "\"the capital\"", "non-aligned countries",
                                  "pays non align\xC3\xA9s", "title:summit", "gover*", "the record of number"}) {
            const std::vector<std::string> hits = answers(folder_, "updated", query);
            EXPECT_FALSE(hits.empty()) << query;
            EXPECT_EQ(hits, answers(folder_, "rebuilt" + number, query)) << query;
        }
    }
    EXPECT_EQ(kwic({"check", "--deep", "-d", "updated"}).exit_code, 0);
}

// Writes more than pipes and buffers hold, so that the program must be in the middle of reading.
TEST(UpdateProgramKilled, LeavesTheOldIndexServedAndNothingBehind) {
    const SampleIndex index;
    std::string records;
    while (records.size() < 400'000) {
        records += "{\"id\":\"new" + std::to_string(records.size()) + "\",\"text\":\"Belgrade and more of it\"}\n";
    }
    RunningKwic running({"index", "-d", index.path(), "-"});
    ASSERT_TRUE(running.write(records));
    running.send(SIGKILL);
    EXPECT_EQ(running.finish().exit_code, 1000 + SIGKILL);
    EXPECT_EQ(index.search({"-c", "belgrade"}).out, "2\n");
    EXPECT_EQ(run_kwic({"check", "-d", index.path()}).exit_code, 0);
    const RunResult next =
        run_kwic({"index", "-d", index.path(), "-"}, {.input = "{\"id\":\"n\",\"text\":\"Belgrade\"}\n"});
    EXPECT_EQ(next.exit_code, 0) << next.err;
    EXPECT_EQ(index.search({"-c", "belgrade"}).out, "3\n");
    EXPECT_EQ(std::distance(fs::directory_iterator(index.path()), {}), 4);  // lock, CURRENT, two generations
}

}  // namespace
}  // namespace kwic::cli_test
