// Lines on standard error.
#pragma once

#include <string_view>

namespace kwic::cli {

// Writes "kwic: TEXT" and a line feed, escaped for a terminal. A failure to write is ignored.
void print_message(std::string_view text);

// Writes `text` to standard error as it is. A failure to write is ignored.
void print_raw_message(std::string_view text);

}  // namespace kwic::cli
