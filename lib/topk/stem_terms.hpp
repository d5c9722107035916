// The terms of a database in the space of stems.
#pragma once

#include "storage/term_space.hpp"

#include <xapian.h>

namespace kwic {

// Calls `take(term)`, an iterator that stands at one of them, for each in ascending order (bytes), until it returns
// false. False: it did. Throws what `take` throws, Xapian's exceptions. Thread rule: that of the database.
template <class Take>
bool for_each_stem_term(const Xapian::Database& database, Take&& take) {
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
        if (!is_stem_term(*term)) {
            term.skip_to("[");  // what follows "Z"
            if (term == database.allterms_end()) break;
        }
        if (!take(term)) return false;
    }
    return true;
}

}  // namespace kwic
