#include "analysis/word_cache.hpp"

#include <bit>

namespace kwic {
namespace {

constexpr std::size_t first_slots = 1024;

}  // namespace

const PackedWord& WordCache::keep(const WordKey& key, Entry* entry) {
    if (4 * (words_ + 1) > 3 * slots_.size()) grow();
    if (key.text.size() > bytes_in_word_ends) entry->text = lasting_.copy(key.text);
    place({key.hash, entry});
    ++words_;
    return entry->word;
}

void WordCache::clear() noexcept {
    slots_ = {};
    words_ = 0;
    lasting_.clear();
    passing_.clear();
}

void WordCache::grow() {
    LargeVector<Slot> old(slots_.empty() ? first_slots : 2 * slots_.size());
    old.swap(slots_);
    shift_ = 64 - std::countr_zero(slots_.size());
    for (const Slot& slot : old) {
        if (slot.entry) place(slot);
    }
}

void WordCache::place(const Slot& slot) noexcept {
    std::size_t at = slot.hash >> shift_;
    while (slots_[at].entry) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
}

}  // namespace kwic
