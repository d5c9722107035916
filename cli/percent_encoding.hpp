// Bytes that a format cannot hold, as %XX.
#pragma once

#include <string>
#include <string_view>

namespace kwic::cli {

// An id for a TREC run file, whose columns are parted by white space: Unicode white space and '%' are encoded; an empty
// id becomes "%".
std::string trec_id(std::string_view id);

// The file URL of an absolute path: everything but unreserved characters (RFC 3986) and '/' is encoded.
std::string file_url(std::string_view absolute_path);

}  // namespace kwic::cli
