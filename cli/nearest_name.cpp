#include "nearest_name.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace kwic::cli {
namespace {

constexpr std::size_t max_edits = 2;
constexpr std::size_t max_typed_bytes = 64;

}  // namespace

std::size_t edit_distance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> before_last(right.size() + 1);
    std::vector<std::size_t> last(right.size() + 1);
    std::vector<std::size_t> row(right.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= left.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const std::size_t replaced = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
            const bool swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
            if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
        std::swap(before_last, last);
        std::swap(last, row);
    }
    return last.back();
}

std::string nearest_name(std::string_view typed, std::span<const std::string> names) {
    if (typed.size() < 2 || typed.size() > max_typed_bytes) return {};
    std::string nearest;
    std::size_t least = std::min(max_edits, (typed.size() - 1) / 2) + 1;
    for (const std::string& name : names) {
        const std::size_t edits = name.starts_with(typed) ? 0 : edit_distance(typed, name);
        if (edits >= least) continue;
        least = edits;
        nearest = name;
    }
    return nearest;
}

}  // namespace kwic::cli
