// The values of all fields, opened for reading.
#pragma once

#include "columns/column.hpp"
#include "storage/mapped_file.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Thread rule: any thread.
class Columns {
  public:
    // Throws Error{io}, Error{damaged} where the file is not there or cannot have been written by ColumnsWriter.
    explicit Columns(const std::string& path);

    // By name.
    [[nodiscard]] const std::vector<Column>& all() const noexcept { return columns_; }

    // Null for a field that no document has.
    [[nodiscard]] const Column* find(std::string_view name) const noexcept;

    [[nodiscard]] std::uint32_t last_docid() const noexcept { return last_docid_; }

    // Of the whole file.
    [[nodiscard]] std::string_view bytes() const noexcept { return file_.bytes(); }

  private:
    void read();

    MappedFile file_;
    std::uint32_t last_docid_ = 0;
    std::vector<Column> columns_;
};

}  // namespace kwic
