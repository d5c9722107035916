#include "faults/power_cut/recorded_run.hpp"
#include "support/memory_folder.hpp"

#include "faults/child_process.hpp"
#include "faults/injector/fault_injector.hpp"
#include "faults/power_cut/disk.hpp"

#include <map>
#include <stdexcept>

namespace kwic::faults {
namespace {

void require_explained(const RecordedRun& run) {
    Disk disk(run.root, run.before);
    for (const LoggedCall& call : run.calls) disk.apply(call);
    const std::string unexplained = difference(disk.live(), run.after);
    if (!unexplained.empty()) throw std::runtime_error("the record does not explain " + unexplained);
}

}  // namespace

RecordedRun record_run(const std::string& root, const std::function<void()>& work) {
    const MemoryFolder log_folder;
    const std::string log = log_folder.path("calls");
    RecordedRun run{root, read_image(root), {}, {}};
    ChildProcess child([&] {
        FaultPlan plan;
        plan.watched_folder = root.c_str();
        plan.record_to = log.c_str();
        kwic_faults_arm(&plan);
        work();
        kwic_faults_disarm();
        return std::string();
    });
    if (const std::string said = child.finish(); !said.empty()) throw std::runtime_error("the recorded run " + said);
    run.calls = read_call_log(log);
    run.after = read_image(root);
    require_explained(run);
    return run;
}

DiskImage cut_after(const RecordedRun& run, std::size_t calls, CutModel model, std::uint64_t seed) {
    Disk disk(run.root, run.before);
    for (std::size_t i = 0; i < calls; ++i) disk.apply(run.calls[i]);
    return disk.after_cut(model, seed);
}

RecordedRun without_syncs(RecordedRun run,
                          const std::function<bool(const std::string& path, std::size_t place)>& leaves_out) {
    std::map<int, std::string> opened;
    std::vector<LoggedCall> kept;
    for (std::size_t place = 0; place < run.calls.size(); ++place) {
        LoggedCall& call = run.calls[place];
        if (call.kind == CallKind::open_file) opened[call.descriptor] = call.path;
        if (call.kind == CallKind::duplicate) opened[call.other_descriptor] = opened[call.descriptor];
        const bool is_sync = call.kind == CallKind::sync_file || call.kind == CallKind::sync_filesystem;
        if (!is_sync || !leaves_out(opened[call.descriptor], place)) kept.push_back(std::move(call));
    }
    run.calls = std::move(kept);
    return run;
}

}  // namespace kwic::faults
