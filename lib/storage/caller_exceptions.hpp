// What the functions of the caller throw must reach the caller as it is.
#pragma once

#include <exception>
#include <utility>

namespace kwic {

// Thread rule: one thread at a time.
class CallerExceptions {
  public:
    // Calls a function of the caller's, and remembers what it throws.
    template <class Call>
    auto call_back(Call&& call) {
        try {
            return std::forward<Call>(call)();
        } catch (...) {
            thrown_ = std::current_exception();
            throw;
        }
    }

    // Runs `work`; where that ends by an exception, throws what the caller's function threw, if one did, and lets
    // `rethrow()`, which is called inside the catch block, throw for all others.
    template <class Work, class Rethrow>
    auto run(Work&& work, Rethrow&& rethrow) {
        try {
            return std::forward<Work>(work)();
        } catch (...) {
            if (thrown_) std::rethrow_exception(thrown_);
            rethrow();
            throw;
        }
    }

  private:
    std::exception_ptr thrown_;
};

}  // namespace kwic
