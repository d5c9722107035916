// The indexed forms that begin with a prefix.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

struct ExpandedForm {
    std::string term;  // in the database
    std::string form;  // the word itself; empty where the term holds only its beginning and hash
};

struct PrefixExpansion {
    std::vector<ExpandedForm> forms;  // the most frequent if there are too many; in the order of their terms
    std::size_t found = 0;            // how many there are
};

// `prefix` is folded and without Latin marks. Throws Xapian's exceptions. Thread rule: that of the database.
PrefixExpansion expand_prefix(const Xapian::Database& database, std::string_view prefix, std::size_t max_forms);

}  // namespace kwic
