// The table termlist.glass: the terms and the used value slots of each document.
//
//   terms   key sortuint(docid)       tag termlist_encoder.hpp
//   slots   key sortuint(docid) 00    tag for each slot uint(slot - previous - 1), -1 before the first; only if any
#pragma once

#include "glass/glass_table.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace kwic {

// Throws like GlassTable. Thread rule: one thread at a time.
class TermlistTable {
  public:
    // Creates the file `path`, which must not be there.
    TermlistTable(std::string path, const GlassTableOptions& options);

    // Adds a document; their numbers ascend from 1 on. `terms` is what a TermlistEncoder made of its terms, `slots` are
    // those in which it has a value, ascending.
    void add(std::uint32_t docid, std::string_view terms, std::span<const std::uint32_t> slots = {});

    // Completes the file.
    const GlassRoot& finish() { return table_.finish(); }

    [[nodiscard]] const GlassTable& table() const noexcept { return table_; }

  private:
    void add_slots(std::span<const std::uint32_t> slots);

    GlassTable table_;
    std::uint32_t last_docid_ = 0;
    std::string key_;
};

}  // namespace kwic
