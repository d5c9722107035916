// What a caller of this layer does that a header of it forbids.
#pragma once

#include <kwic/error.hpp>

#include <string>

namespace kwic {

// Throws Error{invalid_argument}: `what` is a mistake of the program that writes the tables, not of its user. `path` is
// the file concerned, or empty.
[[noreturn]] void throw_misuse(const char* what, const std::string& path);

}  // namespace kwic
