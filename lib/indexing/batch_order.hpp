// Puts what threads have made of numbered batches back into their order.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace kwic {

// Thread rule: any thread.
class BatchOrder {
  public:
    // What comes too early is kept, some `max_waiting_bytes` of it.
    BatchOrder(std::function<void(std::string_view)> take, std::size_t max_waiting_bytes)
        : take_(std::move(take)), max_waiting_bytes_(max_waiting_bytes) {}

    // Hands on what came of the batch `number`, which counts from 0 on, and then what has been waiting for it; or keeps
    // it until the batches before it have come, and waits itself while much is kept already. Throws what `take` throws,
    // std::bad_alloc; then give_up() must follow.
    void put(std::uint64_t number, std::string_view made);

    // Batches are missing for good: nothing is handed on from now on, and nobody waits.
    void give_up() noexcept;

  private:
    std::function<void(std::string_view)> take_;
    std::size_t max_waiting_bytes_;
    std::mutex mutex_;  // over all below
    std::condition_variable batch_went_;
    std::uint64_t next_ = 0;
    std::map<std::uint64_t, std::string> waiting_;
    std::size_t waiting_bytes_ = 0;
    bool given_up_ = false;
};

}  // namespace kwic
