// A writer at work on a real ext4, and copies of what the disk holds meanwhile.
#pragma once

#include "faults/child_process.hpp"
#include "faults/ext4_disk.hpp"
#include "faults/ext4_history.hpp"
#include "faults/injector/fault_injector.hpp"
#include "faults/shared_state.hpp"
#include "support/memory_folder.hpp"

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <random>
#include <string>

namespace kwic::faults {

// Where the runs take place: empty file systems, and folders to mount on.
struct Ext4Workshop {
    // Throws Ext4Unavailable.
    Ext4Workshop();

    MemoryFolder folder;
    std::array<std::string, 2> empty_images;  // with blocks of 1 and of 4 KB
    std::string live_folder;
    std::string copy_folder;
};

// Of which steps of the history one must be served by an image.
struct ServedSteps {
    std::uint64_t first;
    std::uint64_t last;
};

// Ends the writer and the mount with itself. Both functions throw std::runtime_error if the writer does not do what it
// should.
class Ext4Run {
  public:
    static constexpr const char* index_name = "/index";

    Ext4Run(const Ext4Workshop& workshop, std::uint64_t seed);

    [[nodiscard]] const IndexHistory& history() const { return history_; }

    // Starts the writer if it does not run yet, and copies the disk at a random moment; before that, now and then,
    // another program syncs, or the kernel writes contents back early. The writer then goes on.
    ServedSteps copy_at_any_moment(const std::string& copy);

    // Starts the writer with a call that kills it, and then copies the disk.
    ServedSteps copy_at_a_call(const std::string& copy);

  private:
    void start(const FaultPlan& plan);
    std::string write_history(const FaultPlan& plan);
    FaultPlan plan_kill();
    void disturb();
    void commit_journal() const;
    void write_back() const;

    IndexHistory history_;
    std::mt19937_64 random_;
    std::string image_;
    SharedState<std::atomic<std::uint64_t>> acknowledged_;  // the last step
    std::unique_ptr<Ext4Mount> mount_;
    std::unique_ptr<ChildProcess> writer_;  // ends before the mount does
};

}  // namespace kwic::faults
