// From Xapian's and the operating system's errors to kwic::Error.
#pragma once

#include <kwic/error.hpp>

#include <string>
#include <utility>

namespace kwic {

// Error{io}, and the system's number for it.
class SystemError : public Error {
  public:
    SystemError(const std::string& message, std::string path, int number)
        : Error(ErrorCode::io, message, std::move(path)), number_(number) {}

    [[nodiscard]] int number() const noexcept { return number_; }

  private:
    int number_;
};

// Whether the error tells that an index is damaged: its contents, or the medium that does not give them back. Too few
// descriptors, missing rights and the like are no damage.
bool is_damage(const Error& error) noexcept;

// Throws SystemError with the words of the operating system for errno: "cannot WHAT: no space left on device".
[[noreturn]] void throw_system_error(const std::string& what, const std::string& path);

// Throws Error{damaged}: `what` is wrong with the file or folder `path` of an index, and what the user can do.
[[noreturn]] void throw_damaged(const std::string& what, const std::string& path);

// Call inside a catch block: rethrows the exception in flight as Error. Xapian's lock errors become `locked`, its
// complaints about contents `damaged`, its others, and those that the system has caused, `io`, and so do the standard
// library's system errors; std::bad_alloc and Error pass unchanged, but for a path that a damage lacks; any other
// exception (Xapian lets std::length_error out on damaged files) becomes `damaged`.
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
