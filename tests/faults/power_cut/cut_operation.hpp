// The operations of the fault tests under power cuts.
#pragma once

#include "faults/operations.hpp"
#include "faults/power_cut/cut_model.hpp"
#include "faults/power_cut/recorded_run.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace kwic::faults {

// Where the index lies below the root of a recorded run. The folder around it is there before every operation but
// create, which must bring both names to the disk.
inline constexpr const char* index_place = "shelf/index";

struct CutOperation {
    Operation operation = Operation::create;
    std::uint64_t content = 0;  // the seed of operations.hpp
    RecordedRun run;
};

// Prepares and performs the operation under the injector.
CutOperation record_operation(Operation operation, std::uint64_t content);

// A moment for the power to be cut.
struct CutPoint {
    const CutOperation* of;
    std::size_t calls;  // that were made before
    [[nodiscard]] bool is_acknowledged() const noexcept { return calls == of->run.calls.size(); }
};

// Of several operations, one after the other: before each operation, after every call that changes or syncs anything,
// and at the end. Opening what is there and closing leave the disk as it was.
std::vector<CutPoint> cut_points(const std::vector<CutOperation>& operations);
std::vector<CutPoint> cut_points(const CutOperation& operation);

// "update, content 0".
std::string describe(const CutOperation& operation);

// "strict, seed 3, after call 17 of 240 (rename /shelf/index/CURRENT.tmp)".
std::string describe(const RecordedRun& run, std::size_t calls, CutModel model, std::uint64_t seed);

// Writes the image into a new folder and judges the index in it, in a child process, since what damage does to the
// reader must not end the test. What is wrong, or an empty text.
std::string judge_image(const DiskImage& image, Operation operation, std::uint64_t content, bool acknowledged);

}  // namespace kwic::faults
