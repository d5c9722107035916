// Whether a side index says what its database says.
#pragma once

#include "topk/side_index.hpp"

#include <xapian.h>

#include <functional>
#include <string>

namespace kwic {

// Whether it counts the documents of the database, which costs no look at either. Throws Xapian's exceptions. Thread
// rule: that of the database.
bool counts_agree(const Xapian::Database& database, const SideIndex& index);

// Compares everything: ids, length factors, all postings of frequent terms, splits, bounds. Returns the first thing
// that is not so as a sentence without a subject, or nothing. Calls `on_step` now and then and passes on what it
// throws. Throws Xapian's exceptions, Error{damaged}. Thread rule: that of the database.
std::string find_side_index_fault(const Xapian::Database& database, const SideIndex& index,
                                  const std::function<void()>& on_step = {});

}  // namespace kwic
