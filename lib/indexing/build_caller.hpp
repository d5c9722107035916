// The program that builds, as the library sees it: its options, its callbacks, its exceptions.
#pragma once

#include "storage/caller_exceptions.hpp"

#include <kwic/builder.hpp>

#include <string>
#include <utility>

namespace kwic {

// Thread rule: one thread at a time.
class BuildCaller {
  public:
    BuildCaller(BuildOptions options, std::string index_folder)
        : options_(std::move(options)), index_folder_(std::move(index_folder)) {}

    [[nodiscard]] const BuildOptions& options() const noexcept { return options_; }

    // Throws Error{cancelled} if the callback asks to stop, and whatever it throws.
    void report_progress(const BuildProgress& progress);

    // Passes an entry on. Throws whatever the callback throws.
    void account(AccountKind kind, const Document& document, const char* reason, std::string detail,
                 std::string former_path = {});

    // Calls a function of the caller's; what it throws passes run() as it is.
    template <class Call>
    auto call_back(Call&& call) {
        return exceptions_.call_back(std::forward<Call>(call));
    }

    // Runs `work`. What it throws becomes Error, but for std::bad_alloc and what a callback threw; before it leaves,
    // `on_failure` has been called.
    template <class Work, class OnFailure>
    auto run(Work&& work, OnFailure&& on_failure) {
        return exceptions_.run(
            [&] {
                try {
                    return work();
                } catch (...) {
                    on_failure();
                    throw;
                }
            },
            [this] { rethrow(); });
    }

  private:
    [[noreturn]] void rethrow() const;

    BuildOptions options_;
    std::string index_folder_;
    CallerExceptions exceptions_;
};

}  // namespace kwic
