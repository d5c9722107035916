#include "glass/value_writer.hpp"

#include "glass/encodings.hpp"
#include "glass/misuse.hpp"

#include <algorithm>
#include <utility>

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

std::string statistics_tag(const GlassValueStatistics& statistics) {
    std::string tag;
    append_uint(tag, statistics.documents);
    append_str(tag, statistics.lowest);
    if (statistics.lowest != statistics.highest) tag += statistics.highest;
    return tag;
}

}  // namespace

void ValueWriter::add_statistics(std::span<const GlassValueStatistics> slots) {
    if (!slots_.empty()) throw_misuse("the statistics of values are given twice", table_.path());
    std::vector<std::pair<std::string, std::string>> entries;
    std::vector<Slot> announced;
    for (const GlassValueStatistics& slot : slots) {
        if (slot.documents == 0) throw_misuse("a slot has no values", table_.path());
        if (slot.highest < slot.lowest) throw_misuse("the bounds of a slot contradict each other", table_.path());
        entries.emplace_back(statistics_key(slot.slot), statistics_tag(slot));
        announced.push_back({slot.slot, chunk_key_prefix(slot.slot), slot.documents, std::string(slot.lowest),
                             std::string(slot.highest)});
    }
    std::sort(entries.begin(), entries.end());
    for (const auto& [key, tag] : entries) table_.add(key, tag);
    const auto by_key = [](const Slot& a, const Slot& b) { return a.chunk_key < b.chunk_key; };
    std::sort(announced.begin(), announced.end(), by_key);
    slots_ = std::move(announced);
}

void ValueWriter::check(const Slot& slot, std::uint32_t docid, std::string_view value) const {
    if (docid <= last_docid_) throw_misuse("the documents of a slot do not ascend", table_.path());
    if (value.empty()) throw_misuse("an empty value is given", table_.path());
    if (value < slot.lowest || value > slot.highest) {
        throw_misuse("a value is not within the bounds of its slot", table_.path());
    }
}

void ValueWriter::add(std::uint32_t slot, std::uint32_t docid, std::string_view value) {
    if (current_slot_ == slots_.size() || slots_[current_slot_].number != slot) {
        throw_misuse("a value is in a slot that was not announced, that has all it should have, or that comes later",
                     table_.path());
    }
    Slot& current = slots_[current_slot_];
    check(current, docid, value);
    if (chunk_.empty()) {
        key_ = current.chunk_key;
        append_sortuint(key_, docid);
    } else {
        append_uint(chunk_, docid - last_docid_ - 1);
    }
    append_str(chunk_, value);
    last_docid_ = docid;
    --current.missing_values;
    if (chunk_.size() >= full_chunk_bytes || current.missing_values == 0) {
        table_.add(key_, chunk_);
        chunk_.clear();
    }
    if (current.missing_values > 0) return;
    ++current_slot_;
    last_docid_ = 0;
}

void ValueWriter::finish() const {
    if (current_slot_ < slots_.size()) throw_misuse("a slot has fewer values than were announced", table_.path());
}

}  // namespace kwic
