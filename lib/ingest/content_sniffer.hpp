// What a file is, by its first bytes.
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// Empty if the bytes are text in some encoding; else what they are instead, for people ("PDF document", "binary
// data"): a known signature, zero bytes that are not UTF-16 or UTF-32, or over 4 % control characters.
std::string describe_binary(std::string_view head);

// Whether the text begins as an HTML page does: a document type, <html>, <head>, <body>, or a comment or an XML
// declaration before one of these.
bool looks_like_html(std::string_view head);

// Whether `head` begins with UTF-16 or UTF-32, by mark or by zeros.
bool is_wide_text(std::string_view head);

}  // namespace kwic
