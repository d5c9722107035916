#include "search/search_session.hpp"

namespace kwic {

std::unique_ptr<SearchSession> SessionPool::take() {
    {
        const std::lock_guard lock(mutex_);
        if (!idle_.empty()) {
            std::unique_ptr<SearchSession> session = std::move(idle_.back());
            idle_.pop_back();
            return session;
        }
    }
    return std::make_unique<SearchSession>(database_folder_, mapped_, index_, words_, text_fields_);
}

void SessionPool::give_back(std::unique_ptr<SearchSession> session) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(session));
}

}  // namespace kwic
