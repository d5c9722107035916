// Untrusted bytes as text of an HTML page. Controls and ill-formed bytes are shown as on a terminal
// (terminal_text.hpp).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic::cli {

// Appends what stands at `at`, which must lie within `text`, for text between tags, and returns how many bytes that
// took: '&', '<' and '>' become character references.
std::size_t append_html(std::string& out, std::string_view text, std::size_t at);

// The same on one line; white space other than spaces is shown as a control.
std::string html_text(std::string_view text);

// The same for an attribute's value between double quotes: quotes become character references too.
std::string html_attribute(std::string_view text);

// A language code as a value of `lang`; empty where it is not one by its form (RFC 5646: letters, digits and hyphens).
std::string html_language(std::string_view code);

}  // namespace kwic::cli
