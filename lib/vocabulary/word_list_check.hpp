// Whether a list of words says what its database says.
#pragma once

#include "vocabulary/word_list.hpp"

#include <xapian.h>

#include <functional>
#include <string>

namespace kwic {

// Whether it was made of so many documents of such lengths, which costs no look at either. Throws Xapian's exceptions.
// Thread rule: that of the database.
bool counts_agree(const Xapian::Database& database, const WordList& list);

// Compares everything. Returns what is not so as a sentence without a subject, or nothing. Calls `on_step` now and then
// and passes on what it throws. Throws Xapian's exceptions, Error{damaged}. Thread rule: that of the database.
std::string find_word_list_fault(const Xapian::Database& database, const WordList& list,
                                 const std::function<void()>& on_step = {});

}  // namespace kwic
