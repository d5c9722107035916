// Files and standard input as strings.
#pragma once

#include <cstddef>
#include <string>

namespace kwic::cli {

// The bytes of the file. Throws Error{not_found, io}.
std::string read_file(const std::string& path);

// What standard input holds, at most `max_bytes` of it. Throws Error{io}.
std::string read_input(std::size_t max_bytes = static_cast<std::size_t>(-1));

}  // namespace kwic::cli
