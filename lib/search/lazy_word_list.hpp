// The list of words of a generation, read when it is first needed: most queries need none.
#pragma once

#include "vocabulary/word_list.hpp"

#include <xapian.h>

#include <memory>
#include <mutex>
#include <string>

namespace kwic {

// Thread rule: any thread.
class LazyWordList {
  public:
    // `path`: of the file; empty where the generation has none, and the list is made of the database, which takes long
    // for a large one.
    explicit LazyWordList(std::string path) : path_(std::move(path)) {}

    // The list, which lives as long as this. `database`: the generation's, of the calling thread. Throws Error{io,
    // damaged}, Xapian's exceptions.
    const WordList& of(const Xapian::Database& database) const;

  private:
    [[nodiscard]] std::unique_ptr<const WordList> open(const Xapian::Database& database) const;

    std::string path_;
    mutable std::mutex mutex_;
    mutable std::unique_ptr<const WordList> list_;  // guarded by the mutex until it is there
};

}  // namespace kwic
