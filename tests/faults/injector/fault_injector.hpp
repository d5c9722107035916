// The fault injector: a shared library whose functions stand before the C library's.
//
// Linked before everything else (or named in LD_PRELOAD, with the plan in the environment; fault_plan_from_environment
// in the source has the names), it counts the calls that concern files below a watched folder, and lets one of them, or
// all from one on, go wrong. Calls on other files pass.
#pragma once

#include <cstdint>

namespace kwic::faults {

enum class FaultKind : std::uint8_t {
    none,            // count only
    kill,            // SIGKILL in place of the call
    torn_kill,       // a write writes half of its bytes first; other calls: kill after the call
    error,           // the call fails with `error_number`
    short_transfer,  // a read or write transfers half (at least one byte); other calls pass
    interrupt,       // the call fails once with EINTR, then passes
    read_only,       // every call that would change anything fails with EROFS
};

// Which calls count.
enum class CallClass : std::uint8_t {
    all,
    syncs,          // fsync, fdatasync, syncfs, sync_file_range
    writes,         // those that change files or folders, opening for it included
    transfers,      // those that move bytes, and so may move fewer: what a short_transfer concerns
    interruptible,  // those that a signal may end: what an interrupt concerns
    descriptors,    // those that need a new descriptor: what EMFILE concerns
    paths,          // those that name a path: what EACCES concerns
};

struct FaultPlan {
    const char* watched_folder = nullptr;  // absolute
    FaultKind kind = FaultKind::none;
    CallClass calls = CallClass::all;
    std::uint64_t at_call = 0;  // counted from 1
    bool sticky = false;        // all from there on
    int error_number = 0;
    const char* record_to = nullptr;  // a file that takes the LoggedCalls
};

extern "C" {
void kwic_faults_arm(const FaultPlan* plan);  // begins to count
void kwic_faults_disarm();
std::uint64_t kwic_faults_calls();  // counted since it was armed

// Memory: malloc, calloc, realloc, aligned_alloc, posix_memalign (and so operator new). Armed: the `at`-th allocation
// from now (counted from 1) fails, and with `sticky` all after it. 0 counts only.
void kwic_faults_arm_memory(std::uint64_t at, bool sticky);
void kwic_faults_disarm_memory();

// Allocations that the code of this library asks for itself (the one whose file name begins so, such as "libicuuc.so")
// neither count nor fail from now on; null: no library's.
void kwic_faults_spare_library(const char* name);
std::uint64_t kwic_faults_allocations();
}

}  // namespace kwic::faults
