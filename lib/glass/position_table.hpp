// The table position.glass.
//
//   key sortstr(term) sortuint(docid)      tag position_list.hpp
#pragma once

#include "glass/encodings.hpp"
#include "glass/glass_table.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace kwic {

// Throws like GlassTable. Thread rule: one thread at a time.
class PositionTable {
  public:
    // Creates the file `path`, which must not be there.
    PositionTable(std::string path, const GlassTableOptions& options);

    // The next term, 1 to 245 bytes, in ascending order (bytes). It need not have positions.
    void begin_term(std::string_view term);

    // What encode_positions() made of the positions of the term in a document; not empty. Documents ascend. The posting
    // must exist, its wdf may be 0.
    void add(std::uint32_t docid, std::string_view encoded_positions) {
        if (docid <= last_docid_ || encoded_positions.empty()) throw_misplaced();
        const char* key_end = put_sortuint(key_.data() + key_prefix_bytes_, docid);
        table_.append({key_.data(), key_end}, encoded_positions);
        last_docid_ = docid;
    }

    // Completes the file.
    const GlassRoot& finish() { return table_.finish(); }

    [[nodiscard]] const GlassTable& table() const noexcept { return table_; }

  private:
    [[noreturn]] void throw_misplaced() const;

    GlassTable table_;
    std::array<char, 2 * max_glass_term_bytes + 1 + max_sortuint_bytes>
        key_{};  // longer ones are the table's to refuse
    std::size_t key_prefix_bytes_ = 0;
    std::uint32_t last_docid_ = 0;
    std::string next_prefix_;
};

}  // namespace kwic
