// System calls that fail, each in turn, once or from then on, while writers write, recover and readers read.
#include "faults/campaign.hpp"
#include "faults/disturbed_run.hpp"
#include "faults/fault_points.hpp"
#include "faults/operations.hpp"
#include "faults/sample_documents.hpp"
#include "faults/served_content.hpp"
#include "faults/sync_duties.hpp"
#include "support/memory_folder.hpp"

#include <kwic/index.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace kwic::faults {
namespace {

// Each with the calls that it can befall.
const std::vector<Disturbance>& errors() {
    static const std::vector<Disturbance> all = [] {
        const std::vector<Disturbance> once = {{FaultKind::error, CallClass::all, EIO},
                                               {FaultKind::error, CallClass::writes, ENOSPC},
                                               {FaultKind::error, CallClass::writes, EDQUOT},
                                               {FaultKind::error, CallClass::paths, EACCES},
                                               {FaultKind::error, CallClass::descriptors, EMFILE},
                                               {FaultKind::read_only, CallClass::writes},
                                               {FaultKind::interrupt, CallClass::interruptible},
                                               {FaultKind::short_transfer, CallClass::transfers}};
        std::vector<Disturbance> both = once;
        for (Disturbance disturbance : once) {
            disturbance.sticky = true;
            both.push_back(disturbance);
        }
        return both;
    }();
    return all;
}

const std::vector<Disturbance>& sync_errors() {
    static const std::vector<Disturbance> all = {{FaultKind::error, CallClass::syncs, EIO, false},
                                                 {FaultKind::error, CallClass::syncs, ENOSPC, false},
                                                 {FaultKind::error, CallClass::syncs, EDQUOT, false},
                                                 {FaultKind::error, CallClass::syncs, EIO, true}};
    return all;
}

DisturbedRun perform_disturbed(const FaultPoint& point, const OperationFolders& folders) {
    const std::string watched = folders.watched();
    return run_disturbed(plan_for(point, watched), [&] { perform(point.operation, folders.index(), point.seed); });
}

// Acknowledged or refused is both right, and so is an end that Xapian made of it; what is served then is judged without
// the fault.
std::string judge_run(const FaultPoint& point, const DisturbedRun& run, const OperationFolders& folders,
                      std::uint64_t& ended) {
    if (ended_inside_xapian(run)) {
        ++ended;
    } else if (run.ending != Ending::acknowledged && run.ending != Ending::refused) {
        return describe(point) + ": " + describe(run);
    }
    const bool acknowledged = run.ending == Ending::acknowledged;
    const std::string wrong = judge(point.operation, folders.index(), acknowledged, point.seed);
    return wrong.empty() ? "" : describe(point) + ": it was " + describe(run) + "; " + wrong;
}

std::string fail_at(const FaultPoint& point, OperationFolders& folders, std::uint64_t& ended) {
    folders.begin(point.operation, point.seed);
    return judge_run(point, perform_disturbed(point, folders), folders, ended);
}

// The duties of each operation and seed, found once.
class SyncDuties {
  public:
    explicit SyncDuties(OperationFolders& folders) : folders_(folders) {}

    bool must_be_refused(const FaultPoint& point) {
        std::vector<bool>& duties = known_[{point.operation, point.seed}];
        if (duties.empty()) duties = find(point.operation, point.seed);
        const auto first = duties.begin() + static_cast<std::ptrdiff_t>(point.at_call - 1);
        return point.disturbance.sticky ? std::find(first, duties.end(), true) != duties.end() : *first;
    }

  private:
    std::vector<bool> find(Operation operation, std::uint64_t seed) {
        folders_.begin(operation, seed);
        const std::string watched = folders_.watched();
        const std::string record = folders_.root() + "/record";
        const FaultPlan plan{.watched_folder = watched.c_str(), .record_to = record.c_str()};
        run_disturbed(plan, [&] { perform(operation, folders_.index(), seed); });
        return find_sync_duties(read_call_log(record));
    }

    OperationFolders& folders_;
    std::map<std::pair<Operation, std::uint64_t>, std::vector<bool>> known_;
};

std::string fail_sync_at(const FaultPoint& point, OperationFolders& folders, SyncDuties& duties, std::uint64_t& ended) {
    const bool must_be_refused = duties.must_be_refused(point);
    folders.begin(point.operation, point.seed);
    const DisturbedRun run = perform_disturbed(point, folders);
    if (must_be_refused && run.ending != Ending::refused) return describe(point) + ": not refused but " + describe(run);
    return judge_run(point, run, folders, ended);
}

// The writer that comes after a killed one, which fails at one of its own calls.
class Recovery {
  public:
    Recovery(OperationFolders& folders, const std::vector<std::uint64_t>& seeds)
        : folders_(folders), kills_(folders, {kill}, seeds) {}

    std::string fail(std::uint64_t number, std::uint64_t kill_number) {
        const FaultPoint killed = kills_.at(kill_number);
        leave_killed(killed);
        FaultPoint point = {killed.operation, killed.seed, errors()[number % errors().size()]};
        const std::uint64_t calls = recover(point).calls;
        leave_killed(killed);
        point.at_call = 1 + number * 7919 % std::max<std::uint64_t>(calls, 1);
        const std::string wrong = judge_run(point, recover(point), folders_, ended_);
        return wrong.empty() ? "" : describe(killed) + ", then in the next writer " + wrong;
    }

    [[nodiscard]] std::uint64_t kills() const { return kills_.size(); }
    [[nodiscard]] std::uint64_t ended() const { return ended_; }

  private:
    static constexpr Disturbance kill = {FaultKind::kill, CallClass::writes};

    void leave_killed(const FaultPoint& point) {
        folders_.begin(point.operation, point.seed);
        if (perform_disturbed(point, folders_).ending != Ending::killed) throw std::runtime_error("it was not killed");
    }

    DisturbedRun recover(const FaultPoint& point) {
        const std::string watched = folders_.watched();
        return run_disturbed(plan_for(point, watched),
                             [&] { perform_again(point.operation, folders_.index(), point.seed); });
    }

    OperationFolders& folders_;
    FaultPoints kills_;
    std::uint64_t ended_ = 0;
};

// What a reader does: open, search, and read every document.
class Reading {
  public:
    explicit Reading(OperationFolders& folders, std::uint64_t seed)
        : folders_(folders), expected_(content_before(Operation::collect, seed)) {
        folders_.begin(Operation::collect, seed);
    }

    std::uint64_t count(CallClass calls) { return run({FaultKind::none, calls}, 0).calls; }

    std::string fail(const Disturbance& disturbance, std::uint64_t at_call) {
        const DisturbedRun read = run(disturbance, at_call);
        if (read.ending == Ending::acknowledged || read.ending == Ending::refused) return {};
        return describe(FaultPoint{Operation::collect, 0, disturbance, at_call}) + " in a reader: " + describe(read);
    }

  private:
    DisturbedRun run(const Disturbance& disturbance, std::uint64_t at_call) {
        const std::string watched = folders_.watched();
        const FaultPoint point{Operation::collect, 0, disturbance, at_call};
        return run_disturbed(plan_for(point, watched), [&] {
            if (content_of(Index::open(folders_.index())) != expected_) throw std::logic_error("read other content");
        });
    }

    OperationFolders& folders_;
    IndexContent expected_;
};

std::vector<std::uint64_t> seeds_of(const Campaign& campaign) {
    if (!campaign.is_full()) return {0, 1};
    return {0, 1, first_wordy_seed};
}

TEST(ErrorSweep, WriterReportsEveryErrorOrIsUnharmed) {
    const MemoryFolder space;
    OperationFolders folders(space.path());
    Campaign campaign("errors", {.fast_cases = 400, .full_cases = 35'000});
    const FaultPoints points(folders, errors(), seeds_of(campaign));
    std::uint64_t ended = 0;
    campaign.run([&](std::uint64_t number) {
        return fail_at(points.at(campaign.spread(number, points.size())), folders, ended);
    });
    print_ended_inside_xapian(ended);
}

TEST(ErrorSweep, WriterReportsEveryFailedSync) {
    const MemoryFolder space;
    OperationFolders folders(space.path());
    Campaign campaign("sync errors", {.fast_cases = 150, .full_cases = 1'600});
    const FaultPoints points(folders, sync_errors(), seeds_of(campaign));
    SyncDuties duties(folders);
    std::uint64_t ended = 0;
    campaign.run([&](std::uint64_t number) {
        return fail_sync_at(points.at(campaign.spread(number, points.size())), folders, duties, ended);
    });
    print_ended_inside_xapian(ended);
}

TEST(ErrorSweep, FailingRecoveryOfAKilledWriterIsRecoveredFrom) {
    const MemoryFolder space;
    OperationFolders folders(space.path());
    Campaign campaign("errors in recovery", {.fast_cases = 100, .full_cases = 3'000});
    Recovery recovery(folders, seeds_of(campaign));
    campaign.run(
        [&](std::uint64_t number) { return recovery.fail(number, campaign.spread(number, recovery.kills())); });
    print_ended_inside_xapian(recovery.ended());
}

TEST(ErrorSweep, ReaderReportsEveryErrorOrReadsWhatIsThere) {
    const MemoryFolder space;
    OperationFolders folders(space.path());
    Campaign campaign("errors in reading", {.fast_cases = 200, .full_cases = 1'000});
    Reading reading(folders, 1);
    std::vector<std::pair<Disturbance, std::uint64_t>> points;
    for (const Disturbance& disturbance : errors()) {
        const std::uint64_t calls = reading.count(disturbance.calls);
        for (std::uint64_t call = 1; call <= calls; ++call) points.emplace_back(disturbance, call);
    }
    campaign.run([&](std::uint64_t number) {
        const auto& [disturbance, call] = points[campaign.spread(number, points.size())];
        return reading.fail(disturbance, call);
    });
}

}  // namespace
}  // namespace kwic::faults
