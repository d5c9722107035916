// Whether the simulated power cuts find what they should: where a sync is left out of a record, some image must be bad.
#include "faults/power_cut/cut_operation.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace kwic::faults {
namespace {

constexpr std::uint64_t seeds = 16;

// The rename that serves the new generation.
std::size_t place_of_rename(const RecordedRun& run) {
    const auto place = std::find_if(run.calls.begin(), run.calls.end(), [](const LoggedCall& call) {
        return call.kind == CallKind::rename && call.other_path.ends_with("/CURRENT");
    });
    return static_cast<std::size_t>(place - run.calls.begin());
}

// Whether an image of the cuts from the rename on is bad.
bool finds_bad(const CutOperation& operation, CutModel model) {
    const std::size_t rename = place_of_rename(operation.run);
    for (const CutPoint& point : cut_points(operation)) {
        for (std::uint64_t seed = 0; point.calls > rename && seed < seeds; ++seed) {
            const DiskImage image = cut_after(operation.run, point.calls, model, seed);
            const std::string wrong =
                judge_image(image, operation.operation, operation.content, point.is_acknowledged());
            if (!wrong.empty()) return true;
        }
    }
    return false;
}

// It syncs no file system as a whole, so that each of its syncs stands alone.
const CutOperation& recorded_roll_back() {
    static const CutOperation operation = record_operation(Operation::roll_back, 0);
    return operation;
}

struct LeftOut {
    const char* name;
    std::function<bool(const std::string& name, bool is_before_rename)> leaves_out;
    bool is_bad_in_journal;  // in the other models it always is
};

CutOperation without(const LeftOut& left_out, CutOperation operation) {
    const std::size_t rename = place_of_rename(operation.run);
    operation.run = without_syncs(std::move(operation.run), [&](const std::string& path, std::size_t place) {
        return left_out.leaves_out(path.substr(path.rfind('/') + 1), place < rename);
    });
    return operation;
}

TEST(PowerCutControl, WholeRecordGivesNoBadImage) {
    for (const CutModel model : all_cut_models) EXPECT_FALSE(finds_bad(recorded_roll_back(), model)) << name_of(model);
}

TEST(PowerCutControl, EveryOperationNeedsItsSyncs) {
    const LeftOut all = {"all", [](const std::string&, bool) { return true; }, true};
    for (const Operation operation : all_operations) {
        const CutOperation disturbed = without(all, record_operation(operation, 0));
        for (const CutModel model : all_cut_models) {
            const CutPoint end = cut_points(disturbed).back();
            std::size_t bad = 0;
            for (std::uint64_t seed = 0; seed < seeds; ++seed) {
                const DiskImage image = cut_after(disturbed.run, end.calls, model, seed);
                if (!judge_image(image, operation, 0, true).empty()) ++bad;
            }
            EXPECT_GT(bad, 0U) << name_of(operation) << ", " << name_of(model);
        }
    }
}

TEST(PowerCutControl, EachKindOfSyncIsNeeded) {
    const std::vector<LeftOut> rows = {
        {"the files of the index's folder", [](const auto& name, bool) { return name == "CURRENT.tmp"; }, true},
        {"the manifest", [](const auto& name, bool) { return name == "MANIFEST.tmp"; }, true},
        {"the index's folder after the rename",
         [](const auto& name, bool before) { return name == "index" && !before; }, true},
        // Ordered changes of names bring the generation's along with the rename.
        {"the index's folder before the rename",
         [](const auto& name, bool before) { return name == "index" && before; }, false},
        {"the generation's folder", [](const auto& name, bool) { return name.starts_with("gen-"); }, false},
    };
    for (const LeftOut& row : rows) {
        const CutOperation disturbed = without(row, recorded_roll_back());
        EXPECT_LT(disturbed.run.calls.size(), recorded_roll_back().run.calls.size()) << row.name;
        for (const CutModel model : all_cut_models) {
            const bool expected = model != CutModel::journal || row.is_bad_in_journal;
            EXPECT_EQ(finds_bad(disturbed, model), expected) << row.name << ", " << name_of(model);
        }
    }
}

}  // namespace
}  // namespace kwic::faults
