// OSC 8: text on a terminal that opens something.
#pragma once

#include <string>
#include <string_view>

namespace kwic::cli {

// `text` that opens `url`, which must be one of safe_url() or file_url(); with an empty one, `text` alone.
std::string hyperlink(std::string_view url, std::string_view text);

// This machine's name, which a file URL on a terminal carries: a terminal may run elsewhere. Empty if it has signs that
// are none of a name's.
std::string host_name();

}  // namespace kwic::cli
