// What of the uncertain comes to the disk.
#pragma once

#include <cstdint>
#include <random>

namespace kwic::faults {

// Seeds 0 to 3 draw the extremes: nothing comes to the disk, all, only changes of names and of the tree, only contents.
// From 4 on: of both, each by its own chance of one, five or nine tenths. The same seed and salt draw the same.
class CutLottery {
  public:
    CutLottery(std::uint64_t seed, std::uint64_t salt);

    bool entry_persists() { return draw(entry_percent_); }
    bool content_persists() { return draw(content_percent_); }

    // Up to where an ordered row of changes came to the disk, between two numbers, both possible.
    std::uint64_t prefix_between(std::uint64_t certain, std::uint64_t all);

    // The size of a file that grew: as it was, as it became, or between at a page's edge.
    std::uint64_t size_between(std::uint64_t before, std::uint64_t after);

    // A number below `bound`, which is not 0.
    std::uint64_t below(std::uint64_t bound) { return engine_() % bound; }

  private:
    bool draw(std::uint64_t percent) { return below(100) < percent; }

    std::mt19937_64 engine_;
    std::uint64_t entry_percent_ = 0;
    std::uint64_t content_percent_ = 0;
};

inline constexpr std::uint64_t page_bytes = 4096;
inline constexpr std::uint64_t sector_bytes = 512;

}  // namespace kwic::faults
