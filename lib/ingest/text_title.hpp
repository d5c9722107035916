// The title of a text that does not say which of its lines is the title.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

// A title that is made from a first line or sentence is cut to this.
inline constexpr std::size_t max_made_title_code_points = 100;

// The title: the best of the lines before the first paragraph if it convinces, else the first line (of a hard-wrapped
// paragraph the first sentence), cut at a word. A line gains by four to fourteen words, by words that the body has
// too, by being repeated, by title case, by standing first and by being underlined; it loses as navigation, section
// name, date, byline, caption or address (head_line_kind.hpp), by navigation right beside it and by signs of being only
// a piece of something. A line
// "Title: ..." or "Subject: ..." is the title. Empty only if the text has no line with a letter or digit.
std::string title_of_text(std::string_view text);

}  // namespace kwic
