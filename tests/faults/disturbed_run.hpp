// A piece of work in a child process, with the injector armed.
#pragma once

#include "faults/injector/fault_injector.hpp"

#include <cstdint>
#include <functional>
#include <string>

namespace kwic::faults {

enum class Ending : std::uint8_t {
    acknowledged,  // it returned
    refused,       // kwic::Error
    starved,       // std::bad_alloc
    killed,        // SIGKILL
    broken,        // anything else: another exception, a crash, 20 seconds without an end
};

struct DisturbedRun {
    Ending ending = Ending::broken;
    std::string words;              // what it threw, or how it broke
    std::uint64_t calls = 0;        // counted while the injector was armed; 0 where it was killed or broke
    std::uint64_t allocations = 0;  // the same
};

// Forks, and does the work in the child as the plan has it. What `work` wants to say is thrown. Where std::terminate()
// ends the child, the words begin with "terminated in " and the file of the code that is to blame (TerminationNote).
DisturbedRun run_disturbed(const FaultPlan& plan, const std::function<void()>& work);

struct MemoryPlan {
    std::uint64_t at = 0;          // which allocation fails, counted from 1; 0 for none
    bool sticky = false;           // and all after it
    const char* spared = nullptr;  // a library whose own allocations neither count nor fail
};

// The same with memory that runs out. Afterwards, when there is memory again, the child runs `judge`, which returns
// what is wrong: then the ending is `broken`.
DisturbedRun run_starved(const MemoryPlan& plan, const std::function<void()>& work,
                         const std::function<std::string(Ending)>& judge);

// Whether Xapian ended the process: some of its destructors write, and let no exception out (docs/reliability.md).
bool ended_inside_xapian(const DisturbedRun& run);

// Says of a sweep how many of its runs did.
void print_ended_inside_xapian(std::uint64_t runs);

// "refused: cannot sync: Input/output error" and the like.
std::string describe(const DisturbedRun& run);

}  // namespace kwic::faults
