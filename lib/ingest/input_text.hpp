// The text of a whole file in UTF-8, with the account of what that changed.
#pragma once

#include "ingest/account.hpp"
#include "ingest/input_file.hpp"

#include <string>
#include <string_view>

namespace kwic {

// What to_utf8 (text/charset.hpp) makes of the bytes; anything but a byte order mark that is not verbatim is accounted
// for as recoded, "encoding", with the name of the encoding.
std::string input_text(std::string_view bytes, const InputFile& input, const Account& account,
                       std::string_view declared_charset = {});

}  // namespace kwic
