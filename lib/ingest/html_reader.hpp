// HTML to a document.
#pragma once

#include "ingest/account.hpp"
#include "ingest/input_file.hpp"

#include <string_view>

namespace kwic {

// Fills title, text, date and language from the page (html_page.hpp). A page that names no title gets one from its
// text, as plain text does. The encoding is a byte order mark's, the page's own word if its bytes agree, or found.
void read_html(std::string_view bytes, const InputFile& input, const Account& account, Document& document);

}  // namespace kwic
