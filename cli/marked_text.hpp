// Text with marked ranges.
#pragma once

#include "terminal_text.hpp"

#include <kwic/snippet.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::cli {

// What stands around marked places (nothing without colour), and how all else is escaped: `escape` is append_visible or
// a function of its kind.
struct MarkStyle {
    std::string_view before = {};
    std::string_view after = {};
    std::size_t (*escape)(std::string& out, std::string_view text, std::size_t at) = append_visible;
};

// `text` escaped, runs of white space shown as one space and none at either end. Marks must be in order
// and must not overlap; what they claim beyond the text is ignored.
std::string marked_line(std::string_view text, const std::vector<Mark>& marks, const MarkStyle& style);

// `text` with its lines, on a `terminal` escaped for it. A mark ends with a line and begins again on the next. Of marks
// the same holds.
std::string marked_lines(std::string_view text, const std::vector<Mark>& marks, const MarkStyle& style, bool terminal);

}  // namespace kwic::cli
