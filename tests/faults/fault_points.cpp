#include "faults/fault_points.hpp"

#include "faults/disturbed_run.hpp"

#include <filesystem>
#include <map>
#include <stdexcept>
#include <utility>

namespace kwic::faults {
namespace {

namespace fs = std::filesystem;

std::string seed_name(Operation operation, std::uint64_t seed) {
    return std::string(name_of(operation)) + ' ' + std::to_string(seed);
}

std::uint64_t count_calls(OperationFolders& folders, Operation operation, std::uint64_t seed, CallClass calls) {
    folders.begin(operation, seed);
    const std::string watched = folders.watched();
    const FaultPlan plan{.watched_folder = watched.c_str(), .calls = calls};
    const DisturbedRun run = run_disturbed(plan, [&] { perform(operation, folders.index(), seed); });
    if (run.ending != Ending::acknowledged) throw std::runtime_error("undisturbed, it was " + describe(run));
    return run.calls;
}

}  // namespace

void OperationFolders::begin(Operation operation, std::uint64_t seed) {
    const std::string prepared = root_ + '/' + seed_name(operation, seed);
    if (!fs::exists(prepared)) {
        fs::create_directory(prepared);
        prepare(operation, prepared + "/index", seed);
    }
    fs::remove_all(watched());
    fs::create_directory(watched());
    copy_index(prepared + "/index", index());
}

FaultPoints::FaultPoints(OperationFolders& folders, const std::vector<Disturbance>& disturbances,
                         const std::vector<std::uint64_t>& seeds) {
    for (const std::uint64_t seed : seeds) {
        for (const Operation operation : all_operations) {
            std::map<CallClass, std::uint64_t> counted;
            for (const Disturbance& disturbance : disturbances) {
                std::uint64_t& calls = counted[disturbance.calls];
                if (calls == 0) calls = count_calls(folders, operation, seed, disturbance.calls);
                ranges_.push_back({{operation, seed, disturbance, 1}, calls});
                size_ += calls;
            }
        }
    }
}

FaultPoint FaultPoints::at(std::uint64_t number) const {
    for (const Range& range : ranges_) {
        if (number < range.size) {
            FaultPoint point = range.first;
            point.at_call += number;
            return point;
        }
        number -= range.size;
    }
    throw std::out_of_range("there is no such point");
}

FaultPlan plan_for(const FaultPoint& point, const std::string& folder) {
    return {.watched_folder = folder.c_str(),
            .kind = point.disturbance.kind,
            .calls = point.disturbance.calls,
            .at_call = point.at_call,
            .sticky = point.disturbance.sticky,
            .error_number = point.disturbance.error_number};
}

std::string describe(const FaultPoint& point) {
    constexpr std::array<const char*, 7> kinds = {"nothing",        "kill",      "torn kill", "error",
                                                  "short transfer", "interrupt", "read only"};
    constexpr std::array<const char*, 7> classes = {
        "", "sync ", "changing ", "transferring ", "interruptible ", "descriptor ", "path "};
    std::string text = seed_name(point.operation, point.seed);
    text += std::string(", ") + kinds.at(static_cast<std::size_t>(point.disturbance.kind));
    if (point.disturbance.error_number != 0) text += ' ' + std::to_string(point.disturbance.error_number);
    text += std::string(" at ") + classes.at(static_cast<std::size_t>(point.disturbance.calls)) + "call ";
    text += std::to_string(point.at_call);
    return point.disturbance.sticky ? text + " and all after it" : text;
}

}  // namespace kwic::faults
