// Sentence boundaries, well enough to begin and end a passage.
#pragma once

#include <cstddef>
#include <string_view>

namespace kwic {

// Whether a sentence ends between two neighbouring words: `text[gap_begin, gap_end)` is what stands between them. A
// terminator (. ! ? … and those of other scripts) with a space and no lower-case letter after it ends one, but not
// after an abbreviation (a single letter, "Sept", "Dr", "e.g", a number before a lower-case word); so does an empty
// line, and a line end after a line that reads as a heading (short, no terminator, next word in upper case).
bool sentence_ends_between(std::string_view text, std::size_t gap_begin, std::size_t gap_end) noexcept;

}  // namespace kwic
