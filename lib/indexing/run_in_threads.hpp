// Several pieces of work at once.
#pragma once

#include <functional>
#include <span>

namespace kwic {

// Runs every piece, the first in the caller's thread and each other one in a thread of its own, or in the caller's
// where the system gives no more threads. Returns when all have ended; then throws what the first of them threw that
// did, in their order. Thread rule: any thread.
void run_in_threads(std::span<const std::function<void()>> pieces);

}  // namespace kwic
