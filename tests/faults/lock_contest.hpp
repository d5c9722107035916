// Processes that want to write to one index at the same instant.
#pragma once

#include <sys/types.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace kwic::faults {

// In memory that all of them share.
struct LockContest {
    std::atomic<std::size_t> ready{0};  // processes that wait for the start
    std::atomic<bool> started{false};
    std::atomic<std::size_t> refused{0};
    std::atomic<std::size_t> holders{0};                   // now
    std::atomic<std::size_t> overlaps{0};                  // times that somebody got the lock while another held it
    std::atomic<pid_t> winner{0};                          // the last that got the lock
    std::atomic<std::chrono::nanoseconds::rep> won_at{0};  // of the steady clock
};

enum class WriterKind { builder, updater };

// What a contestant says in the end, besides what went wrong.
inline constexpr const char* won = "won";
inline constexpr const char* refused = "refused";

// Each runs in a process of its own, waits for the start, and then:

// wants the lock at once; who has it holds it until `others` are refused. The refusal must name the winner's process.
std::string contend(const std::string& folder, WriterKind kind, std::size_t others, LockContest& contest);

// waits for the lock as long as it takes, adds a document of this id and publishes.
std::string wait_and_publish(const std::string& folder, const std::string& id, LockContest& contest);

// takes the lock, builds something and never lets go.
std::string hold_for_ever(const std::string& folder, WriterKind kind, LockContest& contest);

// Whether /proc/locks tells which process holds a lock.
bool locks_tell_processes();

}  // namespace kwic::faults
