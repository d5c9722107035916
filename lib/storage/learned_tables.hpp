// What an index has learned of its first documents, for good: every document of it is written, and every query read, by
// these tables.
#pragma once

#include "storage/text_dictionary.hpp"
#include "storage/usual_forms.hpp"

#include <xapian.h>

namespace kwic {

struct LearnedTables {
    TextDictionary texts;  // what the stored texts are written with
    UsualForms forms;      // what is not written of the exact forms
};

// Those of a database. Both throw Xapian's exceptions and Error{damaged}. Thread rule: as the database.
TextDictionary read_text_dictionary(const Xapian::Database& database);
UsualForms read_usual_forms(const Xapian::Database& database);

}  // namespace kwic
