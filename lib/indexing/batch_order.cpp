#include "indexing/batch_order.hpp"

namespace kwic {

// Whoever brings the next batch never waits, so that it comes.
void BatchOrder::put(std::uint64_t number, std::string_view made) {
    std::unique_lock lock(mutex_);
    batch_went_.wait(lock, [&] {
        return given_up_ || number == next_ || waiting_.empty() || waiting_bytes_ + made.size() <= max_waiting_bytes_;
    });
    if (given_up_) return;
    if (number != next_) {
        waiting_.emplace(number, made);
        waiting_bytes_ += made.size();
        return;
    }
    take_(made);
    ++next_;
    for (auto first = waiting_.begin(); first != waiting_.end() && first->first == next_; ++next_) {
        take_(first->second);
        waiting_bytes_ -= first->second.size();
        first = waiting_.erase(first);
    }
    lock.unlock();
    batch_went_.notify_all();
}

void BatchOrder::give_up() noexcept {
    {
        const std::lock_guard lock(mutex_);
        given_up_ = true;
    }
    batch_went_.notify_all();
}

}  // namespace kwic
