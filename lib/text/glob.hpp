// Patterns with `*` and `?`.
#pragma once

#include <string_view>

namespace kwic {

// Whether all of `text` is like `pattern`: `?` is one character, `*` any or none. Where a `separator` is given (not 0),
// neither is the separator, and `**` is any characters, separators too. Takes time of the product of both lengths at
// most, but for a `*` after a `**`, which may multiply that by the length of what stands between two separators.
// Both are UTF-8; an ill-formed byte is a character.
bool matches_glob(std::string_view pattern, std::string_view text, char separator = 0) noexcept;

}  // namespace kwic
