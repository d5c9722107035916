// The side index of a database that is finished.
#pragma once

#include <xapian.h>

#include <functional>
#include <string>

namespace kwic {

// Creates `path`, which must not be there. Calls `on_step` now and then and passes on what it throws. Throws Xapian's
// exceptions, Error{io}. Thread rule: that of the database.
void write_side_index(const Xapian::Database& database, const std::string& path,
                      const std::function<void()>& on_step = {});

}  // namespace kwic
