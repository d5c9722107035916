// What is known of words, by their bytes: a hash table with open addressing, which is asked for few slots, whatever
// words somebody has made up so that they share them.
#pragma once

#include "analysis/byte_arena.hpp"
#include "analysis/huge_pages.hpp"
#include "analysis/word_key.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace kwic {

// The values lie in an arena, which must outlive the table. Thread rule: one thread at a time.
template <class Value>
class WordTable {
  public:
    // The bytes of a word that is longer than its ends stand before it.
    struct Entry {
        WordEnds ends;
        Value value;
    };

    // What was added under `key`, or null; it stays where it is.
    [[nodiscard]] const Value* find(const WordKey& key) const noexcept {
        if (slots_.empty()) return nullptr;
        std::size_t at = key.hash >> shift_;
        for (std::size_t probes = 0; probes < max_probes; ++probes, at = next(at)) {
            const Slot& slot = slots_[at];
            if (!slot.entry) return nullptr;
            if (slot.hash == key.hash && is_of(*slot.entry, key)) return &slot.entry->value;
        }
        return nullptr;
    }

    // Whether add() may be called: false if too many others have taken the slots where a search would look. Throws
    // std::bad_alloc, and then the table is as it was.
    [[nodiscard]] bool has_place_for(const WordKey& key) {
        if (4 * (entries_ + 1) > 3 * slots_.size()) grow();
        return slots_[find_free(key.hash)].entry == nullptr;
    }

    // For a find() that comes soon after: asks for the memory where it begins, and then, once that is there, for the
    // entry.
    void prefetch_slot(const WordKey& key) const noexcept {
        if (!slots_.empty()) __builtin_prefetch(&slots_[key.hash >> shift_]);
    }
    void prefetch_entry(const WordKey& key) const noexcept {
        if (slots_.empty()) return;
        const Entry* entry = slots_[key.hash >> shift_].entry;
        if (!entry) return;
        __builtin_prefetch(entry);
        __builtin_prefetch(entry + 1);
    }

    // Where an entry for the key is to be made, with `bytes_behind` bytes behind it. Throws std::bad_alloc.
    static void* allocate(const WordKey& key, std::size_t bytes_behind, ByteArena& arena) {
        const std::size_t bytes_before = bytes_before_entry(key.text.size());
        char* const bytes = arena.allocate_bytes(bytes_before + sizeof(Entry) + bytes_behind, alignof(Entry));
        if (bytes_before > 0) std::memcpy(bytes, key.text.data(), key.text.size());
        return bytes + bytes_before;
    }

    // Keeps `entry`, which stands where allocate() said and has the ends of the key, under a key that find() does not
    // know and has_place_for() has been asked of.
    const Value& add(const WordKey& key, Entry* entry) noexcept {
        place({key.hash, entry});
        ++entries_;
        return entry->value;
    }

    void clear() noexcept {
        slots_ = LargeVector<Slot>();
        entries_ = 0;
    }

    static constexpr std::size_t max_probes = 128;

    // Of the table alone.
    [[nodiscard]] std::size_t held_bytes() const noexcept { return slots_.size() * sizeof(Slot); }

  private:
    struct Slot {
        std::uint64_t hash = 0;
        const Entry* entry = nullptr;
    };
    static constexpr std::size_t first_slots = 1024;

    static std::size_t bytes_before_entry(std::size_t text_bytes) noexcept {
        return text_bytes <= bytes_in_word_ends ? 0
                                                : (text_bytes + alignof(Entry) - 1) / alignof(Entry) * alignof(Entry);
    }

    static bool is_of(const Entry& entry, const WordKey& key) noexcept {
        if (entry.ends != key.ends) return false;
        const std::size_t bytes_before = bytes_before_entry(key.text.size());
        const char* const text = reinterpret_cast<const char*>(&entry) - bytes_before;
        return bytes_before == 0 || std::memcmp(text, key.text.data(), key.text.size()) == 0;
    }

    void grow() {
        LargeVector<Slot> old(slots_.empty() ? first_slots : 2 * slots_.size());
        old.swap(slots_);
        shift_ = 64 - std::countr_zero(slots_.size());
        // From behind an empty slot on, so that none comes to lie further from where its search begins.
        std::size_t empty = 0;
        while (empty < old.size() && old[empty].entry) ++empty;
        for (std::size_t passed = 1; passed <= old.size(); ++passed) {
            const Slot& slot = old[(empty + passed) & (old.size() - 1)];
            if (slot.entry) place(slot);
        }
    }

    [[nodiscard]] std::size_t next(std::size_t at) const noexcept { return (at + 1) & (slots_.size() - 1); }

    // The first slot without entry, or one with an entry if the search ends before that.
    [[nodiscard]] std::size_t find_free(std::uint64_t hash) const noexcept {
        std::size_t at = hash >> shift_;
        for (std::size_t probes = 1; probes < max_probes && slots_[at].entry; ++probes) at = next(at);
        return at;
    }

    // What has no place is forgotten.
    void place(const Slot& slot) noexcept {
        Slot& found = slots_[find_free(slot.hash)];
        if (!found.entry) found = slot;
    }

    LargeVector<Slot> slots_;  // a power of two of them, at most three quarters of them taken
    int shift_ = 0;            // from a hash to the slot where the search for it begins
    std::size_t entries_ = 0;
};

}  // namespace kwic
