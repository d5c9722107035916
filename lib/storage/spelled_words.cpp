#include "storage/spelled_words.hpp"

#include "storage/byte_hash.hpp"
#include "storage/text_codes.hpp"

#include <utility>

namespace kwic {
namespace {

WordCode code_of_number(std::size_t number, bool spaced) noexcept {
    const auto code = static_cast<std::uint32_t>(number);
    if (number < short_repeats) return {first_short_repeat + code / 0x100 + code % 0x100 * 0x100, 2, spaced};
    return {long_repeat + (code - static_cast<std::uint32_t>(short_repeats)) * 0x100, 3, spaced};
}

}  // namespace

void SpelledWords::clear() noexcept {
    if (slots_.size() > max_kept_slots) {
        slots_.resize(first_slots);
        slots_.shrink_to_fit();  // a request, which may fail without harm
    }
    mask_ = first_slots - 1;
    words_ = 0;
    ++text_;
}

// The word's, or an empty one.
std::size_t SpelledWords::find_slot(std::uint64_t hash, std::string_view word) const noexcept {
    for (std::size_t at = hash & mask_;; at = (at + 1) & mask_) {
        const Slot& slot = slots_[at];
        if (slot.text != text_ || (slot.hash_high == hash >> 32 && slot.word == word)) return at;
    }
}

SpelledWords::Spelled SpelledWords::take(std::string_view word) {
    const std::uint64_t hash = hash_bytes(word);
    std::size_t at = find_slot(hash, word);
    if (slots_[at].text == text_) return {slots_[at].code, false};
    if (words_ == max_repeats) return {{}, true};
    if (2 * words_ > mask_) {
        grow();
        at = find_slot(hash, word);
    }
    if (((at - hash) & mask_) >= max_probes) return {{}, true};
    slots_[at] = {text_, static_cast<std::uint32_t>(hash >> 32), word,
                  code_of_number(words_++, begins_spaced(word.front()))};
    return {slots_[at].code, true};
}

void SpelledWords::grow() {
    std::vector<Slot> words;
    for (std::size_t at = 0; at <= mask_; ++at) {
        if (slots_[at].text == text_) words.push_back(std::exchange(slots_[at], {}));
    }
    mask_ = 2 * mask_ + 1;
    if (slots_.size() <= mask_) slots_.resize(mask_ + 1);
    for (const Slot& slot : words) slots_[find_slot(hash_bytes(slot.word), slot.word)] = slot;
}

}  // namespace kwic
