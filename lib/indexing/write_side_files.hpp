// The files beside a database that say once more, in a form that is read quickly, what it says: its side index and its
// list of words.
#pragma once

#include <functional>
#include <string>

namespace kwic {

// Writes those of the finished database of the generation in `folder`, in the place of any that are there. Calls
// `on_step` now and then and passes on what it throws. Throws Xapian's exceptions, Error{io}, std::bad_alloc.
void write_side_files(const std::string& folder, const std::function<void()>& on_step);

}  // namespace kwic
