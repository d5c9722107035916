#include "timings.hpp"

#include <array>
#include <cstdio>
#include <ctime>

namespace kwic::cli {
namespace {

std::int64_t now_ns(clockid_t clock) {
    timespec now{};
    ::clock_gettime(clock, &now);
    return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

}  // namespace

Stopwatch::Stopwatch() : wall_ns_(now_ns(CLOCK_MONOTONIC)), cpu_ns_(now_ns(CLOCK_THREAD_CPUTIME_ID)) {}

Elapsed Stopwatch::elapsed() const {
    constexpr double ns_a_us = 1000;
    return {static_cast<double>(now_ns(CLOCK_MONOTONIC) - wall_ns_) / ns_a_us,
            static_cast<double>(now_ns(CLOCK_THREAD_CPUTIME_ID) - cpu_ns_) / ns_a_us};
}

std::string timing_line(const std::string& kind, const std::string& query_id, const Elapsed& elapsed) {
    std::array<char, 80> figures{};
    std::snprintf(figures.data(), figures.size(), "\t%.1f\t%.1f\n", elapsed.wall_us, elapsed.cpu_us);
    return kind + "\t" + query_id + figures.data();
}

}  // namespace kwic::cli
