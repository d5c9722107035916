// The list of words of a database.
#pragma once

#include "vocabulary/form_collector.hpp"
#include "vocabulary/word_list.hpp"

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace kwic {

// Creates `path`, which must not be there, of the forms that were collected. Of the database are told how many
// documents it has and the sum of their lengths. Throws Error{io}, std::bad_alloc. Thread rule: none.
void write_word_list(FormCollector& forms, std::uint64_t documents, std::uint64_t length_sum, const std::string& path);

// The same of a database that is finished. Calls `on_step` now and then and passes on what it throws. Throws Xapian's
// exceptions too. Thread rule: that of the database.
void write_word_list(const Xapian::Database& database, const std::string& path,
                     const std::function<void()>& on_step = {});

// The same list in memory, for a generation that has none. Throws, and calls `on_step`, as above.
std::unique_ptr<const WordList> make_word_list(const Xapian::Database& database,
                                               const std::function<void()>& on_step = {});

}  // namespace kwic
