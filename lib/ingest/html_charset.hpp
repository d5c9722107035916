// The character set that a page names.
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// From <meta charset>, <meta http-equiv content="...; charset=..."> or an XML declaration within the first 16 KiB,
// outside of comments; empty if there is none.
std::string declared_html_charset(std::string_view bytes);

}  // namespace kwic
