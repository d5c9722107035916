#include "aligned_table.hpp"

#include <kwic/display.hpp>

#include <algorithm>

namespace kwic::cli {

std::vector<std::string> AlignedTable::lines() const {
    std::vector<std::size_t> widths(sides_.size(), 0);
    for (const auto& row : rows_) {
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i]));
    }
    std::vector<std::string> lines;
    for (const auto& row : rows_) {
        std::string& line = lines.emplace_back();
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string space(widths[i] - display_width(row[i]), ' ');
            if (i > 0) line += "  ";
            line += sides_[i] == 'r' ? space + row[i] : row[i] + space;
        }
        while (line.ends_with(' ')) line.pop_back();
    }
    return lines;
}

}  // namespace kwic::cli
