// Language tags (RFC 5646).
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// "en" for "en-GB" or "EN"; empty if `tag` does not begin with a code of two letters.
std::string primary_language(std::string_view tag);

}  // namespace kwic
