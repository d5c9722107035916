// What the writer and the readers of the swap race see of each other.
#pragma once

#include <atomic>
#include <cstdint>

namespace kwic::faults {

// In memory that all of them share.
struct SwapProgress {
    std::atomic<std::uint64_t> begun{0};      // the writer may have made it visible
    std::atomic<std::uint64_t> published{0};  // acknowledged: whoever opens now sees it or a later one
    std::atomic<std::uint64_t> readings{0};   // times that a reader has looked at all that an index tells
    std::atomic<bool> ends{false};            // readers are to stop
};

}  // namespace kwic::faults
