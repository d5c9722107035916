#include "glass/value_slots.hpp"

#include "glass/encodings.hpp"
#include "glass/misuse.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t full_chunk_bytes = 2000;

std::string statistics_key(std::uint32_t slot) {
    std::string key("\0\xd0", 2);
    append_uint_last(key, slot);
    return key;
}

std::string chunk_key_prefix(std::uint32_t slot) {
    std::string key("\0\xd8", 2);
    append_uint(key, slot);
    return key;
}

using SlotEntry = std::pair<std::string, const GlassValueSlot*>;

template <class MakeKey>
std::vector<SlotEntry> in_key_order(std::span<const GlassValueSlot> slots, MakeKey&& make_key) {
    std::vector<SlotEntry> entries;
    for (const GlassValueSlot& slot : slots) entries.emplace_back(make_key(slot.slot), &slot);
    std::sort(entries.begin(), entries.end());
    return entries;
}

void check(const GlassTable& table, const GlassValueSlot& slot) {
    if (slot.values.empty()) throw_misuse("a slot has no values", table.path());
    std::uint32_t last_docid = 0;
    for (const auto& [docid, value] : slot.values) {
        if (docid <= last_docid) throw_misuse("the documents of a slot do not ascend", table.path());
        if (value.empty()) throw_misuse("an empty value is given", table.path());
        last_docid = docid;
    }
}

void add_statistics(GlassTable& table, std::string_view key, std::span<const GlassValue> values) {
    const auto by_value = [](const GlassValue& a, const GlassValue& b) { return a.value < b.value; };
    const auto [lowest, highest] = std::minmax_element(values.begin(), values.end(), by_value);
    std::string tag;
    append_uint(tag, values.size());
    append_str(tag, lowest->value);
    if (lowest->value != highest->value) tag += highest->value;
    table.add(key, tag);
}

void add_chunks(GlassTable& table, const std::string& prefix, std::span<const GlassValue> values) {
    std::string key;
    std::string tag;
    std::uint32_t last_docid = 0;
    for (const auto& [docid, value] : values) {
        if (tag.empty()) {
            key = prefix;
            append_sortuint(key, docid);
        } else {
            append_uint(tag, docid - last_docid - 1);
        }
        append_str(tag, value);
        last_docid = docid;
        if (tag.size() < full_chunk_bytes) continue;
        table.add(key, tag);
        tag.clear();
    }
    if (!tag.empty()) table.add(key, tag);
}

}  // namespace

void add_value_slots(GlassTable& table, std::span<const GlassValueSlot> slots) {
    for (const GlassValueSlot& slot : slots) check(table, slot);
    for (const auto& [key, slot] : in_key_order(slots, statistics_key)) add_statistics(table, key, slot->values);
    for (const auto& [prefix, slot] : in_key_order(slots, chunk_key_prefix)) add_chunks(table, prefix, slot->values);
}

}  // namespace kwic
