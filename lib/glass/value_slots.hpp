// Values of documents, in chunks a slot, with statistics a slot: part of the postlist table.
//
//   statistics  key 00 d0 uint_last(slot)                       tag uint(documents) | str(lowest) | highest, or nothing
//                                                               if that equals the lowest
//   chunk       key 00 d8 uint(slot) sortuint(first docid)      tag str(value), then for each further document
//                                                               uint(docid - previous - 1) | str(value)
//
// A chunk ends as soon as it takes 2000 bytes. Neither kind of key sorts like the number of the slot.
#pragma once

#include "glass/glass_table.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace kwic {

struct GlassValue {
    std::uint32_t docid = 0;
    std::string_view value;  // not empty: a document without a value has no entry
};

struct GlassValueSlot {
    std::uint32_t slot = 0;
    std::span<const GlassValue> values;  // of at least one document, docids ascend
};

// Adds the statistics and the chunks of all slots, which may be in any order. Throws like GlassTable.
void add_value_slots(GlassTable& table, std::span<const GlassValueSlot> slots);

}  // namespace kwic
