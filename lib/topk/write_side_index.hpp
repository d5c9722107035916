// The side index of a database that is finished.
#pragma once

#include <xapian.h>

#include <string>

namespace kwic {

// Creates `path`, which must not be there. Throws Xapian's exceptions, Error{io}. Thread rule: that of the database.
void write_side_index(const Xapian::Database& database, const std::string& path);

}  // namespace kwic
