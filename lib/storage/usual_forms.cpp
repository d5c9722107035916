#include "storage/usual_forms.hpp"

#include "storage/byte_hash.hpp"
#include "storage/byte_stream.hpp"

#include <bit>

namespace kwic {
namespace {

// The lead byte of U+0800.
constexpr unsigned char first_without_form = 0xE0;

}  // namespace

UsualForms::Content::Content(std::string_view stored) : bytes(stored) {
    for (ByteParser parser(bytes); !parser.rest().empty();) {
        const std::string_view stem = parser.view();
        const std::string_view form = parser.view();
        const bool is_in_order = entries.empty() || entries.back().stem < stem;
        if (!is_in_order || stem.empty() || form.empty() || form == stem) ByteParser::fail();
        entries.push_back({stem, form});
    }
    slots_.resize(std::bit_ceil(2 * entries.size() + 1));
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
        const std::uint64_t hash = hash_bytes(entries[i].stem);
        std::size_t at = hash & (slots_.size() - 1);
        while (slots_[at].entry != no_entry) at = (at + 1) & (slots_.size() - 1);
        slots_[at] = {static_cast<std::uint32_t>(hash >> 32), i};
    }
}

const UsualForms::Entry* UsualForms::Content::find(std::string_view stem) const noexcept {
    const std::uint64_t hash = hash_bytes(stem);
    for (std::size_t at = hash;; ++at) {
        const Slot slot = slots_[at & (slots_.size() - 1)];
        if (slot.entry == no_entry) return nullptr;
        if (slot.hash_high == hash >> 32 && entries[slot.entry].stem == stem) return &entries[slot.entry];
    }
}

UsualForms::UsualForms(std::string_view bytes) {
    if (!bytes.empty()) content_ = std::make_shared<const Content>(bytes);
}

UsualForms UsualForms::of_entries(const std::vector<Entry>& entries) {
    std::string bytes;
    for (const Entry& entry : entries) {
        append_text(bytes, entry.stem);
        append_text(bytes, entry.form);
    }
    return UsualForms(bytes);
}

std::string_view UsualForms::bytes() const noexcept {
    return content_ ? std::string_view(content_->bytes) : std::string_view();
}

const std::vector<UsualForms::Entry>& UsualForms::entries() const noexcept {
    static const std::vector<Entry> none;
    return content_ ? content_->entries : none;
}

bool UsualForms::is_own_form(std::string_view stem) noexcept {
    return !stem.empty() && static_cast<unsigned char>(stem.front()) < first_without_form;
}

std::string_view UsualForms::of(std::string_view stem) const {
    const Entry* entry = content_ ? content_->find(stem) : nullptr;
    if (entry) return entry->form;
    return is_own_form(stem) ? stem : std::string_view();
}

}  // namespace kwic
