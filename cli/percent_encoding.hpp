// Bytes that a format cannot hold, as %XX.
#pragma once

#include <string>
#include <string_view>

namespace kwic::cli {

// All of `bytes` as %XX.
std::string percent_encoded(std::string_view bytes);

// An id for a TREC run file, whose columns are parted by white space: Unicode white space and '%' are encoded; an empty
// id becomes "%".
std::string trec_id(std::string_view id);

// The URL of a file on `host` (empty: this one) by its absolute path: everything but unreserved characters (RFC 3986)
// and '/' is encoded.
std::string file_url(std::string_view host, std::string_view absolute_path);

// The same, relative to the current folder, for a path without a slash at its begin: "./a%20b.txt".
std::string relative_url(std::string_view relative_path);

}  // namespace kwic::cli
