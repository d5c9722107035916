// How far a build or a check has come, on one line of a terminal that is overwritten.
#pragma once

#include <kwic/builder.hpp>
#include <kwic/maintenance.hpp>

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

    // Draw five times a second at most.
    void update(const BuildProgress& progress);
    void update(const CheckProgress& progress);

    // Takes the line away.
    void clear();

    [[nodiscard]] double elapsed_seconds() const;

  private:
    using Clock = std::chrono::steady_clock;

    bool is_due();
    void draw(const std::string& line);

    bool shown_;
    bool drawn_ = false;
    Clock::time_point begun_;
    Clock::time_point next_draw_;
};

// "reading  12,345 documents  45.1 MB  8,300 documents/s".
std::string progress_line(const BuildProgress& progress, double seconds);

// "checking  45.1 MB of 117.0 MB".
std::string progress_line(const CheckProgress& progress);

}  // namespace kwic::cli
