// Whether this layer may write for the Xapian library that will read.
#pragma once

#include <string>

namespace kwic {

// Lets the Xapian library of this process create an empty database in `folder`, which is empty and the caller's to
// remove, and tells whether it is of the one format that this layer writes (glass of 2016-03-14: all of Xapian 1.4). If
// not, databases have to be written through Xapian's own interface. Throws Error{io}. Thread rule: any thread.
bool is_known_glass_format(const std::string& folder);

// Whether the database in `folder` is of that format. Throws Error{io}, and Error{not_found} where there is none.
bool has_known_glass_format(const std::string& folder);

}  // namespace kwic
