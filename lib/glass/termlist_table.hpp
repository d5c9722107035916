// The table termlist.glass: the terms and the used value slots of each document.
//
//   terms   key sortuint(docid)       tag empty for a document without terms, else
//           uint(length) | uint(number of terms) | first term: its length, its bytes, uint(wdf) | further terms
//   slots   key sortuint(docid) 00    tag for each slot uint(slot - previous - 1), -1 before the first; only if any
//
// A further term has r bytes in common with the one before it, which has p. If x = (wdf+1)(p+1) + r is below 256, it is
// x | number of its other bytes | these bytes;  otherwise  r | their number | these bytes | uint(wdf).  Readers tell
// the two apart because r is at most p and x is more.
#pragma once

#include "glass/glass_table.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace kwic {

// Throws like GlassTable. Thread rule: one thread at a time.
class TermlistTable {
  public:
    // Creates the file `path`, which must not be there.
    TermlistTable(std::string path, const GlassTableOptions& options);

    // Begins a document; their numbers ascend from 1 on.
    void begin_document(std::uint32_t docid);

    // A term of 1 to 245 bytes, in ascending order (bytes). Its bytes must stay where they are until the next call.
    void add_term(std::string_view term, std::uint32_t wdf);

    // Ends the document, whose length becomes the sum of the wdf. `slots` are those in which it has a value, ascending.
    void end_document(std::span<const std::uint32_t> slots = {});

    // Completes the file.
    const GlassRoot& finish();

    [[nodiscard]] const GlassTable& table() const noexcept { return table_; }

  private:
    void add_slots(std::string_view key, std::span<const std::uint32_t> slots);

    GlassTable table_;
    std::uint32_t docid_ = 0;
    bool is_in_document_ = false;
    std::uint64_t length_ = 0;
    std::uint32_t term_count_ = 0;
    std::string_view last_term_;
    std::uint64_t last_begin_ = 0;
    std::vector<char> terms_;
    std::size_t terms_bytes_ = 0;
};

}  // namespace kwic
