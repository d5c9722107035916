// What every function that stands before one of the C library's does.
#pragma once

#include "faults/injector/fault_state.hpp"
#include "faults/injector/watched_path.hpp"

#include <dlfcn.h>

#include <cerrno>

namespace kwic::faults {

// The C library's function of this name.
template <class Function>
Function* next_function(const char* name) noexcept {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

inline bool concerns_descriptor(int descriptor) noexcept {
    return is_armed() && ResolvedPath::of_descriptor(descriptor).is_watched();
}

inline bool concerns_entry(int folder, const char* path) noexcept {
    return is_armed() && ResolvedPath::of_entry(folder, path).is_watched();
}

inline bool concerns_target(int folder, const char* path) noexcept {
    return is_armed() && ResolvedPath::of_target(folder, path).is_watched();
}

// Makes the call, unless the plan lets it fail: then `failure` is the result. Only a call that is `watched` counts.
template <class Result, class Call>
Result disturb(bool watched, unsigned traits, Result failure, Call&& call) {
    if (!watched) return call();
    const Fate fate = count_call(traits);
    if (fate.error_number != 0) {
        errno = fate.error_number;
        return failure;
    }
    const Result result = call();
    if (fate.killed) kill_this_process();
    return result;
}

}  // namespace kwic::faults
