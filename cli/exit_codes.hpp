// The program's exit codes; `kwic --help` lists them.
#pragma once

#include <kwic/error.hpp>

namespace kwic::cli {

inline constexpr int exit_done = 0;  // done; for a search: something was found
inline constexpr int exit_nothing_found = 1;
inline constexpr int exit_error = 2;
inline constexpr int exit_locked = 3;         // another writer holds the index
inline constexpr int exit_incompatible = 4;   // the index was made by another version or with another analyzer
inline constexpr int exit_refused_input = 5;  // done, but some documents were refused (only with --strict-input)
inline constexpr int exit_signal_base = 128;  // plus the number of the signal that stopped the program

// Everything that has no code of its own is `exit_error`.
constexpr int exit_code_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::locked:
            return exit_locked;
        case ErrorCode::incompatible:
            return exit_incompatible;
        default:
            return exit_error;
    }
}

}  // namespace kwic::cli
