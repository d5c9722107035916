// How long searches take, for the contract with measuring programs.
#pragma once

#include <cstdint>
#include <string>

namespace kwic::cli {

struct Elapsed {
    double wall_us = 0;  // CLOCK_MONOTONIC
    double cpu_us = 0;   // CLOCK_THREAD_CPUTIME_ID: of the thread that asks
};

// Starts when it is made.
class Stopwatch {
  public:
    Stopwatch();
    [[nodiscard]] Elapsed elapsed() const;

  private:
    std::int64_t wall_ns_;
    std::int64_t cpu_ns_;
};

// "KIND<TAB>QUERY-ID<TAB>wall<TAB>CPU" and a line feed, microseconds with one decimal.
std::string timing_line(const std::string& kind, const std::string& query_id, const Elapsed& elapsed);

}  // namespace kwic::cli
