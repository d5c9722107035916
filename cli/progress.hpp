// How far a build has come, on one line of a terminal that is overwritten.
#pragma once

#include <kwic/builder.hpp>

#include <chrono>
#include <cstdint>
#include <string>

namespace kwic::cli {

// Thread rule: one thread at a time.
class Progress {
  public:
    // Shows nothing unless `shown`.
    explicit Progress(bool shown);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    // Draws five times a second at most.
    void update(const BuildProgress& progress);

    // Takes the line away.
    void clear();

    [[nodiscard]] double elapsed_seconds() const;

  private:
    using Clock = std::chrono::steady_clock;

    bool shown_;
    bool drawn_ = false;
    Clock::time_point begun_;
    Clock::time_point next_draw_;
};

// "reading  12,345 documents  45.1 MB  8,300 documents/s".
std::string progress_line(const BuildProgress& progress, double seconds);

}  // namespace kwic::cli
