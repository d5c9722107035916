// Tab-separated columns.
#pragma once

#include <string>
#include <string_view>

namespace kwic::cli {

// `text` as one column: tab, LF, CR and backslash become \t, \n, \r and \\; on a terminal every control is escaped.
std::string column_text(std::string_view text, bool terminal);

}  // namespace kwic::cli
