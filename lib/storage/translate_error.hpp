// From Xapian's and the operating system's errors to kwic::Error.
#pragma once

#include <kwic/error.hpp>

#include <string>
#include <utility>

namespace kwic {

// Throws Error{io} with the words of the operating system for errno: "cannot WHAT: no space left on device".
[[noreturn]] void throw_system_error(const std::string& what, const std::string& path);

// Throws Error{damaged}: `what` is wrong with the file or folder `path` of an index, and what the user can do.
[[noreturn]] void throw_damaged(const std::string& what, const std::string& path);

// Call inside a catch block: rethrows the exception in flight as Error. Xapian's lock errors become `locked`, its
// complaints about contents `damaged`, its others `io`, and so do the standard library's system errors; std::bad_alloc
// and Error pass unchanged; any other exception (Xapian lets std::length_error out on damaged files) becomes `damaged`.
[[noreturn]] void rethrow_translated(const std::string& path);

// Runs `work` and translates what it throws.
template <class Work>
auto translating(const std::string& path, Work&& work) -> decltype(work()) {
    try {
        return std::forward<Work>(work)();
    } catch (...) {
        rethrow_translated(path);
    }
}

}  // namespace kwic
