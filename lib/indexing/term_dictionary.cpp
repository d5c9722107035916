#include "indexing/term_dictionary.hpp"

#include "storage/byte_hash.hpp"
#include "text/first_bytes.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace kwic {
namespace {

constexpr std::size_t first_slots = 1024;
constexpr std::size_t min_keys_to_distribute = 64;

}  // namespace

std::size_t TermDictionary::find_slot(std::uint32_t hash_high, std::string_view term) const noexcept {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash_high & mask;; at = (at + 1) & mask) {
        const Slot& slot = slots_[at];
        if (slot.begin == no_record) return at;
        if (slot.hash_high == hash_high && term_at(slot.begin) == term) return at;
    }
}

std::uint32_t TermDictionary::number_of(std::string_view term) {
    return number_of(term, hash_bytes(term));
}

std::uint32_t TermDictionary::number_of(std::string_view term, std::uint64_t hash) {
    if (3 * begins_.size() >= 2 * slots_.size()) grow();
    Slot& slot = slots_[find_slot(high_half(hash), term)];
    if (slot.begin == no_record) slot = {high_half(hash), add(term)};
    return head_at(slot.begin).number;
}

// Returns where its record begins.
std::uint32_t TermDictionary::add(std::string_view term) {
    const Head head{size(), static_cast<std::uint32_t>(term.size())};
    const std::uint32_t begin = records_.add(sizeof head + term.size());
    char* const record = records_.at(begin);
    std::memcpy(record, &head, sizeof head);
    std::copy(term.begin(), term.end(), record + sizeof head);
    begins_.push_back(begin);
    return begin;
}

void TermDictionary::grow() {
    LargeVector<Slot> old(std::max(first_slots, 2 * slots_.size()));
    old.swap(slots_);
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& slot : old) {
        if (slot.begin == no_record) continue;
        std::size_t at = slot.hash_high & mask;
        while (slots_[at].begin != no_record) at = (at + 1) & mask;
        slots_[at] = slot;
    }
}

std::size_t TermDictionary::memory_bytes() const noexcept {
    return begins_.capacity() * sizeof(std::uint32_t) + slots_.capacity() * sizeof(Slot) + records_.held_bytes();
}

std::vector<std::uint32_t> TermDictionary::numbers_in_order() const {
    LargeVector<Key> keys(size());
    for (std::uint32_t number = 0; number < size(); ++number) {
        const std::string_view bytes = term(number);
        const std::string_view behind = bytes.size() > 8 ? bytes.substr(8) : std::string_view();
        keys[number] = {leading_number(bytes), leading_number(behind), number};
    }
    LargeVector<Key> room(keys.size());
    sort_keys(keys, room, 56);
    std::vector<std::uint32_t> numbers(size());
    std::transform(keys.begin(), keys.end(), numbers.begin(), [](const Key& key) { return key.number; });
    return numbers;
}

// By the byte of `leading` that begins at `shift`, those above being the same, and then by what follows. Few keys are
// left to be compared, and mostly by their sixteen bytes (bench/build_stages).
void TermDictionary::sort_keys(std::span<Key> keys, std::span<Key> room, int shift) const {
    if (keys.size() < min_keys_to_distribute || shift < 0) {
        return std::sort(keys.begin(), keys.end(), [this](const Key& a, const Key& b) { return comes_before(a, b); });
    }
    const auto bucket_of = [shift](const Key& key) { return key.leading >> shift & 0xFF; };
    std::array<std::uint32_t, 257> begins{};
    for (const Key& key : keys) ++begins[bucket_of(key) + 1];
    std::partial_sum(begins.begin(), begins.end(), begins.begin());
    std::array<std::uint32_t, 257> ends = begins;
    for (const Key& key : keys) room[ends[bucket_of(key)]++] = key;
    std::copy(room.begin(), room.begin() + static_cast<std::ptrdiff_t>(keys.size()), keys.begin());
    for (std::size_t bucket = 0; bucket < 256; ++bucket) {
        const std::size_t count = begins[bucket + 1] - begins[bucket];
        if (count > 1) sort_keys(keys.subspan(begins[bucket], count), room, shift - 8);
    }
}

bool TermDictionary::comes_before(const Key& a, const Key& b) const noexcept {
    if (a.leading != b.leading) return a.leading < b.leading;
    return a.next != b.next ? a.next < b.next : term(a.number) < term(b.number);
}

}  // namespace kwic
