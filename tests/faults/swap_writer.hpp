// The writer of the swap race: a process of its own.
#pragma once

#include "faults/child_process.hpp"
#include "faults/swap_progress.hpp"

#include <optional>
#include <string>

namespace kwic::faults {

// Publishes the numbered generations of an index one after the other, each when it is asked to.
class SwapWriter {
  public:
    // Forks. `progress` is shared memory.
    SwapWriter(const std::string& folder, SwapProgress& progress);
    ~SwapWriter();
    SwapWriter(const SwapWriter&) = delete;
    SwapWriter& operator=(const SwapWriter&) = delete;

    // Asks for the next generation.
    void ask() const;

    // Waits until it is published; returns what went wrong, or an empty text.
    std::string wait();

  private:
    int channel_ = -1;  // a byte there and a byte back for each generation
    std::optional<ChildProcess> process_;
};

}  // namespace kwic::faults
