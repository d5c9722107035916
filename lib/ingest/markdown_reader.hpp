// Markdown to a document.
#pragma once

#include "ingest/account.hpp"
#include "ingest/input_file.hpp"

#include <string_view>

namespace kwic {

// Title, date and language come from the front matter; a title also from the first heading of the first level, the
// first heading, or the text as with plain text. A `url` in the front matter is the document's; what else stands there
// becomes fields, and so does a date that cannot be read ("bad-date" in the account). Lines of front matter that are
// not understood are accounted for as cut, "front-matter".
void read_markdown(std::string_view bytes, const InputFile& input, const Account& account, Document& document);

}  // namespace kwic
