// Row 2 of docs/reliability.md: the power is cut after each call of each operation, and after each call of the writer
// that clears up behind a cut.
#include "faults/campaign.hpp"
#include "faults/power_cut/cut_operation.hpp"
#include "support/memory_folder.hpp"

#include <gtest/gtest.h>

#include <exception>
#include <optional>
#include <stdexcept>
#include <utility>

namespace kwic::faults {
namespace {

constexpr std::uint64_t seeds_of_a_point = 16;
constexpr std::uint64_t full_recoveries = 240;
constexpr std::uint64_t cuts_of_a_full_recovery = 25;
constexpr std::uint64_t cuts_of_a_recovery = 4;

// Each operation with an index of one block a table, and with one of several.
const std::vector<CutOperation>& recorded_operations() {
    static const std::vector<CutOperation> operations = [] {
        std::vector<CutOperation> recorded;
        for (const Operation operation : all_operations) {
            for (const std::uint64_t content : {0, 1}) recorded.push_back(record_operation(operation, content));
        }
        return recorded;
    }();
    return operations;
}

std::string describe(const CutPoint& cut, CutModel model, std::uint64_t seed) {
    return describe(*cut.of) + ", " + describe(cut.of->run, cut.calls, model, seed);
}

class PowerCut : public testing::TestWithParam<CutModel> {};

INSTANTIATE_TEST_SUITE_P(Models, PowerCut, testing::ValuesIn(all_cut_models),
                         [](const auto& model) { return std::string(name_of(model.param)); });

TEST_P(PowerCut, AtAnyCallLeavesAWholeGeneration) {
    const std::vector<CutPoint> points = cut_points(recorded_operations());
    Campaign campaign("power cuts, " + std::string(name_of(GetParam())), {60, points.size() * seeds_of_a_point});
    campaign.run([&](std::uint64_t number) {
        const CutPoint& point = points[campaign.spread(number, points.size())];
        const std::uint64_t seed = campaign.is_full() ? number / points.size() : number % seeds_of_a_point;
        std::string wrong = judge_image(cut_after(point.of->run, point.calls, GetParam(), seed), point.of->operation,
                                        point.of->content, point.is_acknowledged());
        if (wrong.empty()) return wrong;
        return describe(point, GetParam(), seed) + ": " + wrong;
    });
}

// A cut, and what the next writer does on the disk that it leaves.
struct Recovery {
    CutPoint cut;
    CutModel model;
    std::uint64_t seed;
    CutOperation next;
};

Recovery record_recovery(const CutPoint& cut, CutModel model, std::uint64_t seed) {
    const MemoryFolder folder;
    write_image(cut_after(cut.of->run, cut.calls, model, seed), folder.path("disk"));
    const std::string index = folder.path("disk/") + index_place;
    try {
        RecordedRun run = record_run(folder.path("disk"), [&] { perform(cut.of->operation, index, cut.of->content); });
        return {cut, model, seed, {cut.of->operation, cut.of->content, std::move(run)}};
    } catch (const std::exception& error) {
        throw std::runtime_error(describe(cut, model, seed) + ", then in the recovery: " + error.what());
    }
}

std::string judge_recovery(const Recovery& recovery, const CutPoint& cut, std::uint64_t seed) {
    const CutOperation& next = recovery.next;
    // A second roll back takes the first one back, so that either content is right.
    const bool acknowledged =
        next.operation != Operation::roll_back && (recovery.cut.is_acknowledged() || cut.is_acknowledged());
    std::string wrong =
        judge_image(cut_after(next.run, cut.calls, recovery.model, seed), next.operation, next.content, acknowledged);
    if (wrong.empty()) return wrong;
    return describe(recovery.cut, recovery.model, recovery.seed) + ", then in the recovery " +
           describe(next.run, cut.calls, recovery.model, seed) + ": " + wrong;
}

TEST(PowerCutTwice, InTheRecoveryLeavesAWholeGeneration) {
    const std::vector<CutPoint> points = cut_points(recorded_operations());
    Campaign campaign("power cuts in the recovery", {60, full_recoveries * cuts_of_a_full_recovery});
    const std::uint64_t cuts_each = campaign.is_full() ? cuts_of_a_full_recovery : cuts_of_a_recovery;
    std::optional<Recovery> recovery;
    std::uint64_t recorded = 0;
    campaign.run([&](std::uint64_t number) {
        const std::uint64_t round = number / cuts_each;
        if (!recovery || recorded != round) {
            const std::uint64_t point = round * points.size() / (campaign.cases() / cuts_each);
            recovery = record_recovery(points[point], all_cut_models[round % all_cut_models.size()], round % 7);
            recorded = round;
        }
        const std::vector<CutPoint> cuts = cut_points(recovery->next);
        const std::uint64_t cut = number % cuts_each * (cuts.size() - 1) / (cuts_each - 1);
        return judge_recovery(*recovery, cuts[cut], number % seeds_of_a_point);
    });
}

}  // namespace
}  // namespace kwic::faults
