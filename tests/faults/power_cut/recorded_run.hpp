// What a writer did to a disk, call by call.
#pragma once

#include "faults/injector/logged_call.hpp"
#include "faults/power_cut/cut_model.hpp"
#include "faults/power_cut/disk_image.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace kwic::faults {

struct RecordedRun {
    std::string root;  // absolute
    DiskImage before;  // of the root
    std::vector<LoggedCall> calls;
    DiskImage after;
};

// Runs `work` in a child under the injector, which records its calls below `root`. Throws std::runtime_error with what
// happened if the child does not come to its end, or if the calls do not explain what it left.
RecordedRun record_run(const std::string& root, const std::function<void()>& work);

// What the disk may hold if the power is cut after the first `calls` calls.
DiskImage cut_after(const RecordedRun& run, std::size_t calls, CutModel model, std::uint64_t seed);

// The same run without the syncs that `leaves_out` names by the path that was opened for them and their place in the
// record.
RecordedRun without_syncs(RecordedRun run,
                          const std::function<bool(const std::string& path, std::size_t place)>& leaves_out);

}  // namespace kwic::faults
