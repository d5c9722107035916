// How many columns of a terminal a text takes.
#pragma once

#include <cstddef>
#include <string_view>

namespace kwic {

// Columns of the text: East Asian wide and full-width characters take two (UAX #11), and so does an emoji, be it one
// character or several that a zero-width joiner, a skin tone or U+FE0F makes one. Non-spacing combining marks, vowel
// and trailing Jamo and zero-width characters take none. Control characters and ill-formed bytes count as one. Thread
// rule: any thread.
std::size_t display_width(std::string_view text) noexcept;

}  // namespace kwic
