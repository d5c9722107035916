// Which language a text is in.
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// The ISO 639-1 code (639-2 where there is none) of the language of `text`, told from at most some 512 of its bytes;
// empty when CLD2 is not sure, when less than 60 % of the sample is in one language, or when it holds fewer than 16
// bytes of letters. Thread rule: any thread.
std::string detect_language(std::string_view text);

}  // namespace kwic
