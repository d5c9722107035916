#include "faults/power_cut/cut_lottery.hpp"

#include <array>

namespace kwic::faults {
namespace {

struct Chances {
    std::uint64_t entry_percent;
    std::uint64_t content_percent;
};

constexpr std::array<Chances, 4> extremes = {{{0, 0}, {100, 100}, {100, 0}, {0, 100}}};
constexpr std::array<std::uint64_t, 3> middle_percents = {10, 50, 90};

}  // namespace

CutLottery::CutLottery(std::uint64_t seed, std::uint64_t salt) : engine_(seed * 1'000'003 + salt) {
    if (seed < extremes.size()) {
        entry_percent_ = extremes[seed].entry_percent;
        content_percent_ = extremes[seed].content_percent;
    } else {
        entry_percent_ = middle_percents[below(middle_percents.size())];
        content_percent_ = middle_percents[below(middle_percents.size())];
    }
}

std::uint64_t CutLottery::prefix_between(std::uint64_t certain, std::uint64_t all) {
    if (entry_percent_ == 0) return certain;
    if (entry_percent_ == 100) return all;
    return certain + below(all - certain + 1);
}

std::uint64_t CutLottery::size_between(std::uint64_t before, std::uint64_t after) {
    if (content_percent_ == 0) return before;
    if (content_percent_ == 100) return after;
    switch (below(3)) {
        case 0:
            return before;
        case 1:
            return after;
        default:
            break;
    }
    const std::uint64_t size = (before / page_bytes + below((after - before) / page_bytes + 2)) * page_bytes;
    return size < before ? before : size > after ? after : size;
}

}  // namespace kwic::faults
