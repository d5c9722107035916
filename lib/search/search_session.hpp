// One thread's means of searching: its own database handle and analysis memory.
#pragma once

#include "analysis/tokenizer.hpp"
#include "search/exact_forms.hpp"
#include "search/lazy_word_list.hpp"
#include "search/vocabulary.hpp"
#include "storage/document_access.hpp"
#include "storage/text_fields.hpp"
#include "text/word_breaks.hpp"
#include "topk/side_index_check.hpp"

#include <xapian.h>

#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace kwic {

// Sharing a Xapian handle between threads crashes, so each search borrows a session of its own.
struct SearchSession {
    // All are of the same database and must outlive the session; `mapped` and `index` may be null.
    SearchSession(const std::string& database_folder, const MappedDatabase* mapped, const SideIndex* index,
                  const LazyWordList& words, const TextFields& text_fields)
        : database(database_folder, Xapian::DB_BACKEND_GLASS),
          entries(database, mapped),
          vocabulary(entries, index),
          forms(entries, words),
          text_fields(text_fields) {
        if (index != nullptr && !counts_agree(database, *index)) index->fail();
    }

    Xapian::Database database;
    DatabaseEntries entries;
    Vocabulary vocabulary;
    ExactForms forms;
    const TextFields& text_fields;
    DocumentReader documents{database};
    Tokenizer tokenizer;
    WordBreaker breaker;
};

// Sessions that are not in use. Thread rule: any thread.
class SessionPool {
  public:
    SessionPool(std::string database_folder, const MappedDatabase* mapped, const SideIndex* index,
                const LazyWordList& words, const TextFields& text_fields)
        : database_folder_(std::move(database_folder)),
          mapped_(mapped),
          index_(index),
          words_(words),
          text_fields_(text_fields) {}

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
    const MappedDatabase* mapped_;
    const SideIndex* index_;
    const LazyWordList& words_;
    const TextFields& text_fields_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<SearchSession>> idle_;
};

}  // namespace kwic
