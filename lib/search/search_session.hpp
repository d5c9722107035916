// One thread's means of searching: its own database handle and analysis memory.
#pragma once

#include "analysis/tokenizer.hpp"
#include "search/exact_forms.hpp"
#include "storage/document_access.hpp"
#include "text/word_breaks.hpp"

#include <xapian.h>

#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace kwic {

// Sharing a Xapian handle between threads crashes, so each search borrows a session of its own.
struct SearchSession {
    explicit SearchSession(const std::string& database_folder) : database(database_folder, Xapian::DB_BACKEND_GLASS) {}

    Xapian::Database database;
    DocumentReader documents{database};
    ExactForms forms{database};
    Tokenizer tokenizer;
    WordBreaker breaker;
};

// Sessions that are not in use. Thread rule: any thread.
class SessionPool {
  public:
    explicit SessionPool(std::string database_folder) : database_folder_(std::move(database_folder)) {}

    // Runs `work(session)`; a session whose work threw is not used again.
    template <class Work>
    auto with_session(Work&& work) {
        std::unique_ptr<SearchSession> session = take();
        auto result = std::forward<Work>(work)(*session);
        give_back(std::move(session));
        return result;
    }

  private:
    std::unique_ptr<SearchSession> take();
    void give_back(std::unique_ptr<SearchSession> session);

    std::string database_folder_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<SearchSession>> idle_;
};

}  // namespace kwic
