#include "query/nearest_field.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace kwic {
namespace {

constexpr std::size_t max_edits = 2;

char32_t to_ascii_lower(char32_t value) {
    return value >= 'A' && value <= 'Z' ? value + ('a' - 'A') : value;
}

std::u32string lower_code_points(std::string_view text) {
    std::u32string points;
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCodePoint decoded = decode_utf8(text, at);
        points.push_back(to_ascii_lower(decoded.value));
        at += decoded.bytes;
    }
    return points;
}

// Levenshtein's distance, a row at a time.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row[b.size()];
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
