#include "indexing/run_in_threads.hpp"

#include <cstddef>
#include <exception>
#include <system_error>
#include <thread>
#include <vector>

namespace kwic {

void run_in_threads(std::span<const std::function<void()>> pieces) {
    std::vector<std::exception_ptr> failures(pieces.size());
    const auto attempt = [&](std::size_t number) noexcept {
        try {
            pieces[number]();
        } catch (...) {
            failures[number] = std::current_exception();
        }
    };
    std::vector<std::thread> threads;
    threads.reserve(pieces.size());
    std::size_t next = 1;
    try {
        for (; next < pieces.size(); ++next) threads.emplace_back(attempt, next);
    } catch (const std::system_error&) {
        // What has no thread is done here.
    }
    if (!pieces.empty()) attempt(0);
    for (; next < pieces.size(); ++next) attempt(next);
    for (std::thread& thread : threads) thread.join();
    for (const std::exception_ptr& failure : failures) {
        if (failure) std::rethrow_exception(failure);
    }
}

}  // namespace kwic
