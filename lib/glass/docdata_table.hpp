// The table docdata.glass.
//
//   key sortuint(docid)      tag the document's data
#pragma once

#include "glass/glass_table.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace kwic {

// Throws like GlassTable. Thread rule: one thread at a time.
class DocdataTable {
  public:
    // Creates the file `path`, which must not be there.
    DocdataTable(std::string path, const GlassTableOptions& options);

    // Numbers ascend from 1 on. Empty data is as good as none, and not stored.
    void add(std::uint32_t docid, std::string_view data);

    // Completes the file.
    const GlassRoot& finish() { return table_.finish(); }

    [[nodiscard]] const GlassTable& table() const noexcept { return table_; }

  private:
    GlassTable table_;
    std::uint32_t last_docid_ = 0;
    std::string key_;
};

}  // namespace kwic
