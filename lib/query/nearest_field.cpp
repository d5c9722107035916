#include "query/nearest_field.hpp"

#include "text/edit_distance.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

namespace kwic {
namespace {

constexpr std::size_t max_edits = 2;

char32_t to_ascii_lower(char32_t value) {
    return value >= 'A' && value <= 'Z' ? value + ('a' - 'A') : value;
}

std::u32string lower_code_points(std::string_view text) {
    std::u32string points = code_points_of(text);
    for (char32_t& point : points) point = to_ascii_lower(point);
    return points;
}

bool differ_in_length_beyond(std::size_t a, std::size_t b, std::size_t limit) {
    return a > b ? a - b > limit : b - a > limit;
}

}  // namespace

std::string_view nearest_field(std::string_view name, const std::vector<FieldSpec>& fields) {
    const std::u32string asked = lower_code_points(name);
    std::string_view nearest;
    std::size_t fewest = max_edits + 1;
    for (const FieldSpec& field : fields) {
        const std::u32string known = lower_code_points(field.name);
        const std::size_t limit = std::min(max_edits, known.size() / 2);
        if (differ_in_length_beyond(asked.size(), known.size(), limit)) continue;
        const std::size_t edits = edit_distance(asked, known);
        if (edits > limit || edits >= fewest) continue;
        fewest = edits;
        nearest = field.name;
    }
    return nearest;
}

}  // namespace kwic
