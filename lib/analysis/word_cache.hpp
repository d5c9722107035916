// Remembers what analysis found out about words: most words of a text have been seen before.
#pragma once

#include "analysis/packed_word.hpp"
#include "analysis/word_key.hpp"
#include "analysis/word_table.hpp"

#include <cstddef>
#include <new>

namespace kwic {

// The words of all languages, and the texts of their parts. Bounded: is_full() tells when it takes no more. Thread
// rule: one thread at a time.
class WordCache {
  public:
    // Holds words and their tables in some `max_bytes` of memory: full from then on, which may be one word and one
    // doubling of the tables too late.
    explicit WordCache(std::size_t max_bytes = default_max_bytes) noexcept : max_bytes_(max_bytes) {}

    // The word that was added under `key`, or null; it stays where it is until clear().
    [[nodiscard]] const PackedWord* find(const WordKey& key) const noexcept { return words_.find(key); }

    // For a find() that comes soon after: asks for the memory where it begins, and then, once that is there, for the
    // word and where its first token lies, as a rule.
    void prefetch_slot(const WordKey& key) const noexcept { words_.prefetch_slot(key); }
    void prefetch_word(const WordKey& key) const noexcept { words_.prefetch_entry(key); }

    // Adds the word that `pack(WordPacker)` makes, under a key that find() does not know. It stays where it is until
    // clear(); one for which there is no place, as when the cache is full, lasts until forget_passing(). Throws
    // std::bad_alloc and what `pack` throws, and then the cache knows no more words than before.
    template <class Pack>
    const PackedWord& add(const WordKey& key, Pack&& pack) {
        if (is_full() || !words_.has_place_for(key)) return add_passing(pack);
        void* const place = Words::allocate(key, 0, lasting_);
        auto* entry = new (place) Words::Entry{key.ends, pack(WordPacker(lasting_, parts_, TextsLast::yes))};
        return words_.add(key, entry);
    }

    // The same for a word that is not kept in any case.
    template <class Pack>
    const PackedWord& add_passing(Pack&& pack) {
        auto* word =
            new (passing_.allocate<PackedWord>(1)) PackedWord(pack(WordPacker(passing_, parts_, TextsLast::no)));
        word->passes = true;
        return *word;
    }

    void forget_passing() noexcept { passing_.clear(); }

    [[nodiscard]] bool is_full() const noexcept { return held_bytes() >= max_bytes_; }

    // Forgets all words.
    void clear() noexcept {
        words_.clear();
        parts_.clear();
        lasting_.clear();
        passing_.clear();
    }

    static constexpr std::size_t max_word_bytes = 64;  // longer words are rarely met again

    static constexpr std::size_t default_max_bytes = std::size_t{64} << 20;  // some 300,000 words

  private:
    using Words = WordTable<PackedWord>;

    [[nodiscard]] std::size_t held_bytes() const noexcept {
        return lasting_.held_bytes() + words_.held_bytes() + parts_.held_bytes();
    }

    std::size_t max_bytes_;
    Words words_;
    WordTable<TermText> parts_;
    ByteArena lasting_;
    ByteArena passing_;
};

}  // namespace kwic
