#include "query_excerpt.hpp"

#include "code_points.hpp"
#include "terminal_text.hpp"

#include <kwic/display.hpp>

#include <algorithm>
#include <vector>

namespace kwic::cli {
namespace {

constexpr std::string_view indentation = "    ";
constexpr std::string_view omission = "…";
constexpr std::size_t max_columns_before = 48;
constexpr std::size_t max_columns_after = 22;

// The code points up to the one at `column`, and with it as many more as may have room, as they are shown.
std::vector<std::string> shown_characters(std::string_view query, std::size_t column) {
    std::vector<std::string> characters;
    for (std::size_t at = 0; at < query.size() && characters.size() < column + max_columns_after;) {
        const std::size_t bytes = code_point_at(query, at).bytes;
        characters.push_back(terminal_text(query.substr(at, bytes)));
        at += bytes;
    }
    return characters;
}

}  // namespace

std::string query_excerpt(std::string_view query, std::size_t column) {
    const std::vector<std::string> characters = shown_characters(query, column);
    const std::size_t caret = std::min(column - 1, characters.size());
    std::string before;
    std::size_t first = caret;
    while (first > 0 && display_width(characters[first - 1] + before) <= max_columns_before) {
        before.insert(0, characters[--first]);
    }
    std::string after;
    std::size_t last = caret;
    while (last < characters.size() && display_width(after + characters[last]) <= max_columns_after) {
        after += characters[last++];
    }
    if (first > 0) before.insert(0, omission);
    if (last < characters.size()) after += omission;
    const std::string gap(indentation.size() + display_width(before), ' ');
    return std::string(indentation) + before + after + "\n" + gap + "^\n";
}

}  // namespace kwic::cli
