// Rows of cells that stand under each other.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace kwic::cli {

// Cells are safe to show as they are. Two spaces stand between columns, none at the end of a line.
class AlignedTable {
  public:
    // One letter a column: 'l' text to the left, 'r' numbers to the right.
    explicit AlignedTable(std::string sides) : sides_(std::move(sides)) {}

    // As many cells as columns.
    void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }

    // Each row as a line without line feed.
    [[nodiscard]] std::vector<std::string> lines() const;

  private:
    std::string sides_;
    std::vector<std::vector<std::string>> rows_;
};

}  // namespace kwic::cli
