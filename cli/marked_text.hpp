// Text with marked ranges, on one line.
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

}  // namespace kwic::cli
