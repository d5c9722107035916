// Where a text may be cut without cutting in two what a reader sees as one character.
#pragma once

#include <cstddef>
#include <string_view>

namespace kwic {

// Whether an extended grapheme cluster (UAX #29 of Unicode 15) ends at byte `at` and another begins there: emoji
// sequences, flags, Hangul syllables, letters with their marks and, as in ICU, the conjuncts of Indic scripts stay
// whole. The text's begin and end are boundaries; an ill-formed byte is a character of its own. It looks back at 64
// code points at most. Thread rule: any thread.
bool is_grapheme_boundary(std::string_view text, std::size_t at) noexcept;

// The nearest boundary at or before `at`, and the nearest at or after it; `at` is at most text.size().
std::size_t grapheme_boundary_at_or_before(std::string_view text, std::size_t at) noexcept;
std::size_t grapheme_boundary_at_or_after(std::string_view text, std::size_t at) noexcept;

}  // namespace kwic
