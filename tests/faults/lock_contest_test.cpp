// The writer's lock: one at a time, the others told by whom, and free as soon as its holder is dead.
#include "faults/lock_contest.hpp"
#include "faults/campaign.hpp"
#include "faults/child_process.hpp"
#include "faults/shared_state.hpp"
#include "support/damage_lines.hpp"
#include "support/memory_folder.hpp"

#include <kwic/builder.hpp>
#include <kwic/error.hpp>
#include <kwic/index.hpp>
#include <kwic/maintenance.hpp>
#include <kwic/updater.hpp>

#include <gtest/gtest.h>

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <iterator>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace kwic::faults {
namespace {

using std::chrono::milliseconds;

void build_small(const std::string& folder) {
    Builder builder(folder);
    builder.add({.id = "first", .text = "The first document."});
    builder.publish();
}

void wait_until_ready(const LockContest& contest, std::size_t processes) {
    for (int left = 20'000; left > 0 && contest.ready < processes; --left) {
        std::this_thread::sleep_for(milliseconds(1));
    }
    if (contest.ready < processes) throw std::runtime_error("a process did not come to the start");
}

// What each of them says in the end.
std::vector<std::string> run_at_once(LockContest& contest, const std::vector<std::function<std::string()>>& works) {
    std::vector<ChildProcess> processes;
    processes.reserve(works.size());
    for (const auto& work : works) processes.emplace_back(work);
    wait_until_ready(contest, works.size());
    contest.started = true;
    std::vector<std::string> said;
    said.reserve(works.size());
    for (ChildProcess& process : processes) said.push_back(process.finish(std::chrono::seconds(60)));
    return said;
}

std::size_t contestants_of(std::uint64_t number) {
    return 2 + number % 5;
}

std::string judge_contest(const std::vector<std::string>& said, const LockContest& contest) {
    for (const std::string& words : said) {
        if (words != won && words != refused) return words;
    }
    const auto winners = std::count(said.begin(), said.end(), won);
    if (winners != 1) return std::to_string(winners) + " have got the lock";
    return contest.overlaps == 0 ? "" : "two held the lock at once";
}

// All of them wish to write now; every third time to an index that is not there yet.
std::string contest_once(std::uint64_t number) {
    const MemoryFolder memory;
    const std::string folder = memory.path("around/index");
    const bool is_new = number % 3 == 0;
    if (!is_new) build_small(folder);
    const SharedState<LockContest> contest;
    const std::size_t count = contestants_of(number);
    std::vector<std::function<std::string()>> works;
    for (std::size_t i = 0; i < count; ++i) {
        const WriterKind kind = is_new || (number / 3 + i) % 2 == 0 ? WriterKind::builder : WriterKind::updater;
        works.emplace_back([&, kind] { return contend(folder, kind, count - 1, *contest); });
    }
    std::string wrong = judge_contest(run_at_once(*contest, works), *contest);
    if (!wrong.empty()) return wrong;
    if (is_new) build_small(folder);
    return damage_lines(check_index(folder));
}

TEST(LockContestTest, OneWriterWinsAndTheOthersAreToldWhoItIs) {
    if (!locks_tell_processes())
        std::printf("/proc/locks names no processes here: what a refusal says is not checked\n");
    Campaign campaign("writer contention", {.fast_cases = 20, .full_cases = 1'200});
    campaign.run(contest_once);
}

// All of them wait for their turn.
std::string queue_once(std::uint64_t number) {
    const MemoryFolder memory;
    const std::string folder = memory.path("index");
    build_small(folder);
    const SharedState<LockContest> contest;
    const std::size_t count = contestants_of(number);
    std::vector<std::function<std::string()>> works;
    for (std::size_t i = 0; i < count; ++i) {
        works.emplace_back([&, i] { return wait_and_publish(folder, "writer-" + std::to_string(i), *contest); });
    }
    for (const std::string& words : run_at_once(*contest, works)) {
        if (words != won) return words;
    }
    if (contest->overlaps != 0) return "two held the lock at once";
    const Index index = Index::open(folder);
    if (index.ids().size() != 1 + count) return std::to_string(index.ids().size()) + " documents are there";
    return index.info().generation == 1 + count ? "" : "the generation is another";
}

TEST(LockContestTest, WritersThatWaitWriteOneAfterTheOther) {
    Campaign campaign("writers that wait", {.fast_cases = 5, .full_cases = 300});
    campaign.run(queue_once);
}

// kwic.lock, CURRENT and generations.
std::ptrdiff_t entries_of(const std::string& folder) {
    return std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator());
}

// A writer is killed while another one waits for the lock.
std::string kill_holder_once(std::uint64_t number) {
    const MemoryFolder memory;
    const std::string folder = memory.path("index");
    build_small(folder);
    const SharedState<LockContest> contest;
    contest->started = true;
    const WriterKind kind = number % 2 == 0 ? WriterKind::builder : WriterKind::updater;
    ChildProcess holder([&] { return hold_for_ever(folder, kind, *contest); });
    while (contest->winner != holder.id() && !holder.has_ended()) std::this_thread::sleep_for(milliseconds(1));
    if (holder.has_ended()) return "the holder ends: " + holder.finish();
    ChildProcess waiter([&] { return wait_and_publish(folder, "waiter", *contest); });
    wait_until_ready(*contest, 2);
    std::this_thread::sleep_for(milliseconds(1 + number % 40));
    if (contest->winner != holder.id()) return "the waiter did not wait";

    const auto killed_at = std::chrono::steady_clock::now().time_since_epoch();
    holder.kill();
    if (std::string words = waiter.finish(); words != won) return words;
    const auto waited = std::chrono::nanoseconds(contest->won_at) - killed_at;
    if (waited > std::chrono::seconds(1)) {
        return "got the lock after " + std::to_string(waited.count() / 1'000'000) + " ms";
    }
    if (Index::open(folder).ids() != std::vector<std::string>{"first", "waiter"}) return "other documents are there";
    if (entries_of(folder) != 4) return "the killed writer's work has stayed";
    return damage_lines(check_index(folder));
}

TEST(LockContestTest, AWaiterGetsTheLockOfAKilledWriterWithinASecond) {
    Campaign campaign("killed writers", {.fast_cases = 10, .full_cases = 300});
    campaign.run(kill_holder_once);
}

struct Sleeper {
    std::atomic<pid_t> process{0};
};

// Becomes a writer that has started another program, as a shell-out would.
std::string hold_and_start_program(const std::string& folder, Sleeper& sleeper, LockContest& contest) {
    const Builder builder(folder);
    const pid_t program = ::fork();
    if (program == 0) {
        ::execl("/bin/sleep", "sleep", "60", nullptr);
        ::_exit(98);
    }
    sleeper.process = program;
    contest.winner = ::getpid();
    while (true) ::pause();
}

bool runs_sleep(pid_t process) {
    std::error_code error;
    const std::string program = std::filesystem::read_symlink("/proc/" + std::to_string(process) + "/exe", error);
    return !error && program.find("sleep") != std::string::npos;
}

TEST(LockContestTest, AProgramThatAWriterHasStartedDoesNotKeepTheLock) {
    const MemoryFolder memory;
    const std::string folder = memory.path("index");
    build_small(folder);
    const SharedState<LockContest> contest;
    const SharedState<Sleeper> sleeper;
    ChildProcess holder([&] { return hold_and_start_program(folder, *sleeper, *contest); });
    while (!runs_sleep(sleeper->process) && !holder.has_ended()) std::this_thread::sleep_for(milliseconds(1));
    ASSERT_FALSE(holder.has_ended()) << holder.finish();
    EXPECT_THROW(Builder{folder}, Error);
    holder.kill();
    EXPECT_NO_THROW(Builder(folder, {.lock_timeout = milliseconds(1000)}));
    EXPECT_TRUE(runs_sleep(sleeper->process));
    ::kill(sleeper->process, SIGKILL);
}

}  // namespace
}  // namespace kwic::faults
