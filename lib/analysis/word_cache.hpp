// Remembers what analysis found out about words: most words of a text have been seen before.
#pragma once

#include "analysis/huge_pages.hpp"
#include "analysis/packed_word.hpp"
#include "analysis/word_key.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <vector>

namespace kwic {

// The words of all languages: a hash table with open addressing, whose keys and values lie in an arena. Bounded:
// is_full() tells when it takes no more. Thread rule: one thread at a time.
class WordCache {
  public:
    // Holds words and their table in some `max_bytes` of memory: full from then on, which may be one word and one
    // doubling of the table too late.
    explicit WordCache(std::size_t max_bytes = default_max_bytes) noexcept : max_bytes_(max_bytes) {}

    // The word that was added under `key`, or null; it stays where it is until clear().
    [[nodiscard]] const PackedWord* find(const WordKey& key) const noexcept {
        if (slots_.empty()) return nullptr;
        for (std::size_t at = key.hash >> shift_;; at = (at + 1) & (slots_.size() - 1)) {
            const Slot& slot = slots_[at];
            if (!slot.entry) return nullptr;
            if (slot.hash == key.hash && is_of(*slot.entry, key)) return &slot.entry->word;
        }
    }

    // For a find() that comes soon after: asks for the memory where it begins, and then, once that is there, for the
    // word.
    void prefetch_slot(const WordKey& key) const noexcept {
        if (!slots_.empty()) __builtin_prefetch(&slots_[key.hash >> shift_]);
    }
    void prefetch_word(const WordKey& key) const noexcept {
        if (slots_.empty()) return;
        const Entry* entry = slots_[key.hash >> shift_].entry;
        if (!entry) return;
        __builtin_prefetch(entry);
        __builtin_prefetch(entry + 1);  // where the first token lies, as a rule
    }

    // Adds the word that `pack(WordPacker)` makes, under a key that find() does not know. It stays where it is until
    // clear(); one that is added when the cache is full lasts until forget_passing(). Throws std::bad_alloc and what
    // `pack` throws, and then the cache knows no more than before.
    template <class Pack>
    const PackedWord& add(const WordKey& key, Pack&& pack) {
        if (is_full()) return add_passing(pack);
        auto* entry = lasting_.allocate<Entry>(1);
        return keep(key, new (entry) Entry{key.ends, pack(WordPacker(lasting_)), nullptr});
    }

    // The same for a word that is not kept in any case.
    template <class Pack>
    const PackedWord& add_passing(Pack&& pack) {
        return *new (passing_.allocate<PackedWord>(1)) PackedWord(pack(WordPacker(passing_)));
    }

    void forget_passing() noexcept { passing_.clear(); }

    [[nodiscard]] bool is_full() const noexcept { return held_bytes() >= max_bytes_; }

    // Forgets all words.
    void clear() noexcept;

    static constexpr std::size_t max_word_bytes = 64;  // longer words are rarely met again

    static constexpr std::size_t default_max_bytes = std::size_t{64} << 20;  // some 200,000 words

  private:
    struct Entry {
        WordEnds ends;
        PackedWord word;
        const char* text;  // of words that are longer than their ends
    };
    struct Slot {
        std::uint64_t hash = 0;
        const Entry* entry = nullptr;
    };

    static bool is_of(const Entry& entry, const WordKey& key) noexcept {
        return entry.ends == key.ends && (key.text.size() <= bytes_in_word_ends ||
                                          std::memcmp(entry.text, key.text.data(), key.text.size()) == 0);
    }
    [[nodiscard]] std::size_t held_bytes() const noexcept {
        return lasting_.held_bytes() + slots_.size() * sizeof(Slot);
    }
    const PackedWord& keep(const WordKey& key, Entry* entry);
    void grow();
    void place(const Slot& slot) noexcept;

    std::size_t max_bytes_;
    LargeVector<Slot> slots_;  // a power of two of them, at most three quarters of them taken
    int shift_ = 0;            // from a hash to the slot where the search for it begins
    std::size_t words_ = 0;
    ByteArena lasting_;
    ByteArena passing_;
};

}  // namespace kwic
