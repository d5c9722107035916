#include "faults/swap_reader.hpp"

#include "support/damage_lines.hpp"
#include "support/numbered_reading.hpp"

#include <kwic/index.hpp>
#include <kwic/maintenance.hpp>

#include <array>

namespace kwic::faults {
namespace {

using numbered::read_all;
using numbered::require;

constexpr std::uint64_t swaps_of_a_snapshot = 10;

// What one reader has seen.
class Witness {
  public:
    explicit Witness(SwapProgress& progress) : progress_(progress) {}

    // `oldest` was acknowledged before the index was opened or refreshed.
    void see(std::uint64_t generation, std::uint64_t oldest) {
        const std::string seen = "generation " + std::to_string(generation) + " is served";
        require(generation >= latest_, seen + " after " + std::to_string(latest_));
        require(generation >= oldest, seen + " though " + std::to_string(oldest) + " was acknowledged");
        require(generation <= progress_.begun, seen + " that was never begun");
        latest_ = generation;
        ++progress_.readings;
    }

  private:
    SwapProgress& progress_;
    std::uint64_t latest_ = 0;
};

void open_anew(const std::string& folder, SwapProgress& progress) {
    Witness witness(progress);
    while (!progress.ends) {
        const std::uint64_t oldest = progress.published;
        witness.see(read_all(Index::open(folder)), oldest);
    }
}

void keep_and_refresh(const std::string& folder, SwapProgress& progress) {
    Witness witness(progress);
    Index index = Index::open(folder);
    while (!progress.ends) {
        const std::uint64_t oldest = progress.published;
        const std::uint64_t before = index.info().generation;
        const bool moved_on = index.refresh();
        const std::uint64_t generation = read_all(index);
        witness.see(generation, oldest);
        require(moved_on == (generation != before), "refresh() does not tell whether it moved on");
    }
}

void keep_snapshots(const std::string& folder, SwapProgress& progress) {
    Witness witness(progress);
    while (!progress.ends) {
        const std::uint64_t oldest = progress.published;
        const Index index = Index::open(folder);
        const std::uint64_t generation = read_all(index);
        witness.see(generation, oldest);
        while (!progress.ends && progress.published < generation + swaps_of_a_snapshot) {
            numbered::require_same(read_all(index), generation, "a snapshot");
            ++progress.readings;
        }
    }
}

void check_over_and_over(const std::string& folder, SwapProgress& progress) {
    Witness witness(progress);
    while (!progress.ends) {
        const std::uint64_t oldest = progress.published;
        const CheckReport report = check_index(folder);
        const std::string damages = damage_lines(report);
        require(damages.empty(), "the check finds " + damages);
        require(!report.generations.empty() && report.generations.front().served, "the check finds nothing served");
        witness.see(report.generations.front().generation, oldest);
    }
}

}  // namespace

void read_while_swapped(std::size_t number, const std::string& folder, SwapProgress& progress) {
    constexpr std::array<void (*)(const std::string&, SwapProgress&), reader_habits> habits = {
        open_anew, keep_and_refresh, keep_snapshots, check_over_and_over};
    habits.at(number % habits.size())(folder, progress);
}

}  // namespace kwic::faults
