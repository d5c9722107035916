// Writers that are killed, at every call that concerns their files: nothing that was acknowledged is lost, the index
// stays readable, and the next writer works and clears what was left behind.
#include "faults/campaign.hpp"
#include "faults/disturbed_run.hpp"
#include "faults/fault_points.hpp"
#include "faults/operations.hpp"
#include "faults/sample_documents.hpp"
#include "support/memory_folder.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kwic::faults {
namespace {

// A read is a point too: it tells that a lock or a descriptor held at that moment does no harm.
const std::vector<Disturbance>& kills() {
    static const std::vector<Disturbance> all = {{.kind = FaultKind::kill, .calls = CallClass::all},
                                                 {.kind = FaultKind::torn_kill, .calls = CallClass::writes}};
    return all;
}

std::string kill_at(const FaultPoint& point, OperationFolders& folders) {
    folders.begin(point.operation, point.seed);
    const std::string watched = folders.watched();
    const DisturbedRun run =
        run_disturbed(plan_for(point, watched), [&] { perform(point.operation, folders.index(), point.seed); });
    if (run.ending != Ending::killed) return describe(point) + ": " + describe(run);
    const std::string wrong = judge(point.operation, folders.index(), false, point.seed);
    return wrong.empty() ? "" : describe(point) + ": " + wrong;
}

// Few and short documents, which an update builds anew; more, which it changes in a copy; and tables of several levels.
std::vector<std::uint64_t> seeds_of(const Campaign& campaign) {
    if (!campaign.is_full()) return {0, 1};
    return {0, 1, 2, first_wordy_seed};
}

TEST(KillSweep, NothingIsLostWhereverAWriterIsKilled) {
    const MemoryFolder space;
    OperationFolders folders(space.path());
    Campaign campaign("kill", {.fast_cases = 300, .full_cases = 10'000});
    const FaultPoints points(folders, kills(), seeds_of(campaign));
    campaign.run(
        [&](std::uint64_t number) { return kill_at(points.at(campaign.spread(number, points.size())), folders); });
}

}  // namespace
}  // namespace kwic::faults
