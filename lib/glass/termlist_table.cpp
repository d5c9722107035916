#include "glass/termlist_table.hpp"

#include "glass/encodings.hpp"
#include "glass/misuse.hpp"

#include <string>
#include <utility>

namespace kwic {

TermlistTable::TermlistTable(std::string path, const GlassTableOptions& options) : table_(std::move(path), options) {}

void TermlistTable::add(std::uint32_t docid, std::string_view terms, std::span<const std::uint32_t> slots) {
    if (docid <= last_docid_) throw_misuse("a document's number is not above the one before it", table_.path());
    last_docid_ = docid;
    key_.clear();
    append_sortuint(key_, docid);
    table_.add(key_, terms);
    if (!slots.empty()) add_slots(slots);
}

void TermlistTable::add_slots(std::span<const std::uint32_t> slots) {
    std::string tag;
    std::int64_t previous = -1;
    for (const std::uint32_t slot : slots) {
        if (slot <= previous) throw_misuse("the slots of a document do not ascend", table_.path());
        append_uint(tag, static_cast<std::uint64_t>(slot - previous - 1));
        previous = slot;
    }
    key_ += '\0';
    table_.add(key_, tag);
}

}  // namespace kwic
