// Plain text to a document.
#pragma once

#include "ingest/account.hpp"
#include "ingest/input_file.hpp"

#include <string_view>

namespace kwic {

// The text is the file's, byte for byte where it is UTF-8 (a byte order mark goes); title and date are found in its
// head (text_title.hpp, text_date.hpp). An empty file is titled by its name. Fills title, text and date.
void read_plain_text(std::string_view bytes, const InputFile& input, const Account& account, Document& document);

// The title of a text that names none: title_of_text, else the file's name without extension.
std::string title_or_name(std::string_view text, const InputFile& input);

}  // namespace kwic
