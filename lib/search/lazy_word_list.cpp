#include "search/lazy_word_list.hpp"

#include "vocabulary/word_list_check.hpp"
#include "vocabulary/write_word_list.hpp"

namespace kwic {

const WordList& LazyWordList::of(const Xapian::Database& database) const {
    const std::lock_guard lock(mutex_);
    if (!list_) list_ = open(database);
    return *list_;
}

std::unique_ptr<const WordList> LazyWordList::open(const Xapian::Database& database) const {
    if (path_.empty()) return make_word_list(database);
    auto list = WordList::open(path_);
    if (!counts_agree(database, *list)) list->fail();
    return list;
}

}  // namespace kwic
