// The words that a text has spelled out, by their bytes, and their codes.
#pragma once

#include "storage/word_code.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kwic {

// A hash table with open addressing whose state depends on the text's words alone, so that the same text always gives
// the same codes. Thread rule: one thread at a time.
class SpelledWords {
  public:
    // Forgets all words: another text begins.
    void clear() noexcept;

    // A word's code: nothing if no number was left for it, or if too many others had taken the slots where a search
    // would look.
    struct Spelled {
        WordCode code;
        bool is_new = false;  // not among those that have a code, or not before
    };

    // Adds the word, which must stay until clear(), unless it has been added before. Throws std::bad_alloc.
    Spelled take(std::string_view word);

  private:
    struct Slot {
        std::uint32_t text = 0;  // of an earlier one: empty
        std::uint32_t hash_high = 0;
        std::string_view word;
        WordCode code;
    };
    static constexpr std::size_t first_slots = 256;
    static constexpr std::size_t max_kept_slots = std::size_t{1} << 14;  // for the next text
    static constexpr std::size_t max_probes = 64;

    [[nodiscard]] std::size_t find_slot(std::uint64_t hash, std::string_view word) const noexcept;
    void grow();

    std::vector<Slot> slots_ = std::vector<Slot>(first_slots);
    std::size_t mask_ = first_slots - 1;  // of those that the text uses
    std::size_t words_ = 0;
    std::uint32_t text_ = 1;
};

}  // namespace kwic
