// Values of documents, in chunks a slot, with statistics a slot: part of the postlist table.
//
//   statistics  key 00 d0 uint_last(slot)                       tag uint(documents) | str(lowest) | highest, or nothing
//                                                               if that equals the lowest
//   chunk       key 00 d8 uint(slot) sortuint(first docid)      tag str(value), then for each further document
//                                                               uint(docid - previous - 1) | str(value)
//
// A chunk ends as soon as it takes 2000 bytes. All statistics come before all chunks, so they are said before a value
// is seen. Neither kind of key sorts like the number of the slot, but of slots below 128 those of chunks do.
#pragma once

#include "glass/glass_table.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

struct GlassValueStatistics {
    std::uint32_t slot = 0;
    std::uint64_t documents = 0;  // that have a value in the slot: exactly, and at least one
    std::string_view lowest;      // no value sorts before it (bytes); it need not be one
    std::string_view highest;     // no value sorts after it
};

// Keeps one chunk in memory, and the statistics. Throws like GlassTable. Thread rule: one thread at a time.
class ValueWriter {
  public:
    explicit ValueWriter(GlassTable& table) noexcept : table_(table) {}

    // Of all slots that have values, once, in any order. The bytes of the bounds are copied.
    void add_statistics(std::span<const GlassValueStatistics> slots);

    // The slots one after the other in the order of their numbers if all are below 128, else of their uint(slot), as
    // bytes; the documents of a slot in ascending order from 1 on. A value is not empty: a document without a value has
    // no entry. The statistics must hold.
    void add(std::uint32_t slot, std::uint32_t docid, std::string_view value);

    // After the last value: all that were announced must have come. May be called again.
    void finish() const;

  private:
    struct Slot {
        std::uint32_t number;
        std::string chunk_key;  // without the docid
        std::uint64_t missing_values;
        std::string lowest;
        std::string highest;
    };

    void check(const Slot& slot, std::uint32_t docid, std::string_view value) const;

    GlassTable& table_;
    std::vector<Slot> slots_;       // in the order of their chunks
    std::size_t current_slot_ = 0;  // the one whose values are missing
    std::uint32_t last_docid_ = 0;  // in the current slot
    std::string key_;
    std::string chunk_;
};

}  // namespace kwic
