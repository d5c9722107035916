// Text with marked ranges.
#pragma once

#include <kwic/snippet.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace kwic::cli {

// What stands around marked places; both empty without colour.
struct MarkStyle {
    std::string_view before;
    std::string_view after;
};

// `text` escaped for a terminal, runs of white space shown as one space and none at either end. Marks must be in order
// and must not overlap; what they claim beyond the text is ignored.
std::string marked_line(std::string_view text, const std::vector<Mark>& marks, const MarkStyle& style);

// `text` with its lines, on a `terminal` escaped for it. A mark ends with a line and begins again on the next. Of marks
// the same holds.
std::string marked_lines(std::string_view text, const std::vector<Mark>& marks, const MarkStyle& style, bool terminal);

}  // namespace kwic::cli
