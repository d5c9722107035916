#include "indexing/term_dictionary.hpp"

#include "storage/byte_hash.hpp"
#include "text/first_bytes.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace kwic {
namespace {

constexpr std::size_t first_slots = 1024;

// The first eight bytes, so that they compare as numbers do.
std::uint64_t leading_bytes(std::string_view term) noexcept {
    return __builtin_bswap64(first_bytes(term));
}

}  // namespace

std::size_t TermDictionary::find_slot(std::uint64_t hash, std::string_view term) const noexcept {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
        const Slot& slot = slots_[at];
        if (slot.number == no_number) return at;
        if (slot.hash_high == hash >> 32 && this->term(slot.number) == term) return at;
    }
}

std::uint32_t TermDictionary::number_of(std::string_view term) {
    return number_of(term, hash_bytes(term));
}

std::uint32_t TermDictionary::number_of(std::string_view term, std::uint64_t hash) {
    if (2 * entries_.size() >= slots_.size()) grow();
    Slot& slot = slots_[find_slot(hash, term)];
    if (slot.number != no_number) return slot.number;
    if (bytes_.size() + term.size() > std::numeric_limits<std::uint32_t>::max()) {
        throw std::length_error("more than 4 GiB of terms");
    }
    entries_.push_back({hash, static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(term.size())});
    bytes_.insert(bytes_.end(), term.begin(), term.end());
    slot = {static_cast<std::uint32_t>(hash >> 32), size() - 1};
    return slot.number;
}

void TermDictionary::grow() {
    slots_.assign(std::max(first_slots, 2 * slots_.size()), Slot());
    const std::size_t mask = slots_.size() - 1;
    for (std::uint32_t number = 0; number < size(); ++number) {
        std::size_t at = entries_[number].hash & mask;
        while (slots_[at].number != no_number) at = (at + 1) & mask;
        slots_[at] = {static_cast<std::uint32_t>(entries_[number].hash >> 32), number};
    }
}

std::size_t TermDictionary::memory_bytes() const noexcept {
    return entries_.capacity() * sizeof(Entry) + slots_.capacity() * sizeof(Slot) + bytes_.capacity();
}

std::vector<std::uint32_t> TermDictionary::numbers_in_order() const {
    struct Key {
        std::uint64_t leading;
        std::uint32_t number;
    };
    std::vector<Key> keys(size());
    for (std::uint32_t number = 0; number < size(); ++number) keys[number] = {leading_bytes(term(number)), number};
    std::sort(keys.begin(), keys.end(), [this](const Key& a, const Key& b) {
        return a.leading != b.leading ? a.leading < b.leading : term(a.number) < term(b.number);
    });
    std::vector<std::uint32_t> numbers(size());
    std::transform(keys.begin(), keys.end(), numbers.begin(), [](const Key& key) { return key.number; });
    return numbers;
}

}  // namespace kwic
