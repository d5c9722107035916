// The whole content of a file, all of one moment.
#pragma once

#include "ingest/file_walker.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace kwic {

// At most the first `max_bytes` of the file; does not move its position.
std::string read_head(const OpenFile& file, std::size_t max_bytes);

// Reads the file from its beginning. If its size or its times change meanwhile, it is read once more (`file.state` is
// then the later one). False, with `reason` ("too-large", "unreadable", "changed") and `detail` for the account, when
// that does not help.
bool read_content(OpenFile& file, std::uint64_t max_bytes, std::string& content, std::string& reason,
                  std::string& detail);

// Whether size or times differ from `file.state`.
bool has_changed(const OpenFile& file);

}  // namespace kwic
