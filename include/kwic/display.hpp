// How text stands on a terminal: its width, and where it may be cut to fit.
//
// Text is UTF-8. Thread rule: any thread.
#pragma once

#include <kwic/export.hpp>

#include <cstddef>
#include <string_view>

namespace kwic {

// Columns of the text: East Asian wide and full-width characters take two (UAX #11), and so does an emoji, be it one
// character or several that a zero-width joiner, a skin tone or U+FE0F makes one. Non-spacing combining marks, vowel
// and trailing Jamo and zero-width characters take none. Control characters and ill-formed bytes count as one.
KWIC_API std::size_t display_width(std::string_view text) noexcept;

// The longest piece that `text` begins with, or ends with, of at most `columns` columns. It cuts no character as a
// reader sees it (an extended grapheme cluster, UAX #29).
KWIC_API std::string_view fit_beginning(std::string_view text, std::size_t columns) noexcept;
KWIC_API std::string_view fit_end(std::string_view text, std::size_t columns) noexcept;

}  // namespace kwic
