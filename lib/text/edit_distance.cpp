#include "text/edit_distance.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

namespace kwic {

std::u32string code_points_of(std::string_view text) {
    std::u32string points;
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCodePoint decoded = decode_utf8(text, at);
        points.push_back(decoded.value);
        at += decoded.bytes;
    }
    return points;
}

// A row at a time.
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

}  // namespace kwic
