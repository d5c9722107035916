// The plan that the injector follows, and the count of calls.
//
// Nothing here allocates memory or changes errno. Thread rule: armed and disarmed by one thread; a call that another
// thread makes meanwhile may or may not count.
#pragma once

#include "faults/injector/fault_injector.hpp"

#include <cerrno>
#include <cstdint>

namespace kwic::faults {

// What a call is, in bits; the CallClasses are these, and `all`.
enum CallTrait : unsigned {
    syncs = 1,
    changes = 2,
    transfers = 4,
    interruptible = 8,
    needs_descriptor = 16,
    names_path = 32,
};

// What is to become of a call.
struct Fate {
    int error_number = 0;  // not 0: it fails with this
    bool halved = false;   // it transfers half
    bool killed = false;   // the process ends when it is done
};

bool is_armed() noexcept;

// Counts a call with these traits; does not return where the plan kills the process in place of it.
Fate count_call(unsigned traits) noexcept;

[[noreturn]] void kill_this_process() noexcept;

// Gives errno back as it was found.
class ErrnoKeeper {
  public:
    ErrnoKeeper() noexcept : kept_(errno) {}
    ~ErrnoKeeper() { errno = kept_; }
    ErrnoKeeper(const ErrnoKeeper&) = delete;
    ErrnoKeeper& operator=(const ErrnoKeeper&) = delete;

  private:
    int kept_;
};

// Half of what was to be transferred, but something.
constexpr std::size_t half_of(std::size_t bytes) noexcept {
    return bytes > 1 ? bytes / 2 : bytes;
}

}  // namespace kwic::faults
