#include "faults/power_cut/cut_operation.hpp"
#include "support/memory_folder.hpp"

#include "faults/child_process.hpp"

#include <array>
#include <filesystem>

namespace kwic::faults {
namespace {

std::string describe(const LoggedCall& call, const std::string& root) {
    constexpr std::array<const char*, 12> names = {"open",          "close",  "duplicate", "write",
                                                   "truncate",      "sync",   "syncfs",    "make folder",
                                                   "remove folder", "unlink", "rename",    "link"};
    std::string text = names.at(static_cast<std::size_t>(call.kind));
    if (!call.path.empty()) text += ' ' + call.path.substr(root.size());
    if (call.descriptor >= 0) text += " #" + std::to_string(call.descriptor);
    return text;
}

bool concerns_disk(const LoggedCall& call) {
    switch (call.kind) {
        case CallKind::open_file:
            return call.created || call.truncated;
        case CallKind::close_file:
        case CallKind::duplicate:
            return false;
        default:
            return true;
    }
}

}  // namespace

CutOperation record_operation(Operation operation, std::uint64_t content) {
    const MemoryFolder root;
    const std::string folder = root.path(index_place);
    if (operation != Operation::create) std::filesystem::create_directories(root.path("shelf"));
    prepare(operation, folder, content);
    return {operation, content, record_run(root.path(), [&] { perform(operation, folder, content); })};
}

std::vector<CutPoint> cut_points(const std::vector<CutOperation>& operations) {
    std::vector<CutPoint> points;
    for (const CutOperation& operation : operations) {
        for (const CutPoint& point : cut_points(operation)) points.push_back(point);
    }
    return points;
}

std::vector<CutPoint> cut_points(const CutOperation& operation) {
    const std::vector<LoggedCall>& calls = operation.run.calls;
    std::vector<CutPoint> points = {{&operation, 0}};
    for (std::size_t number = 1; number <= calls.size(); ++number) {
        if (concerns_disk(calls[number - 1]) || number == calls.size()) points.push_back({&operation, number});
    }
    return points;
}

std::string describe(const CutOperation& operation) {
    return std::string(name_of(operation.operation)) + ", content " + std::to_string(operation.content);
}

std::string describe(const RecordedRun& run, std::size_t calls, CutModel model, std::uint64_t seed) {
    std::string text(name_of(model));
    text += ", seed " + std::to_string(seed) + ", after call " + std::to_string(calls) + " of ";
    text += std::to_string(run.calls.size());
    return calls == 0 ? text : text + " (" + describe(run.calls[calls - 1], run.root) + ')';
}

std::string judge_image(const DiskImage& image, Operation operation, std::uint64_t content, bool acknowledged) {
    const MemoryFolder folder;
    write_image(image, folder.path("disk"));
    ChildProcess child([&] { return judge(operation, folder.path("disk/") + index_place, acknowledged, content); });
    return child.finish();
}

}  // namespace kwic::faults
