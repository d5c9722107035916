// Numbers for terms: what a part of a build knows of the words that it has met.
#pragma once

#include "analysis/huge_pages.hpp"
#include "indexing/byte_chunks.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

namespace kwic {

// Thread rule: one thread at a time.
class TermDictionary {
  public:
    // The number of a term: from 0 on, in the order in which terms were first asked for. Throws
    // std::bad_alloc, and std::length_error beyond 4 GiB of terms. `hash` is its hash_bytes().
    std::uint32_t number_of(std::string_view term, std::uint64_t hash);
    std::uint32_t number_of(std::string_view term);

    // For a number_of() that comes soon after: asks for the memory where it begins.
    void prefetch(std::uint64_t hash) const noexcept {
        if (!slots_.empty()) __builtin_prefetch(&slots_[high_half(hash) & (slots_.size() - 1)]);
    }

    // For a term() that comes soon after: asks for the memory where it begins, and then, once that is there, for it.
    void prefetch_begin(std::uint32_t number) const noexcept { __builtin_prefetch(&begins_[number]); }
    void prefetch_term(std::uint32_t number) const noexcept { __builtin_prefetch(records_.at(begins_[number])); }

    // Its bytes, which stay.
    [[nodiscard]] std::string_view term(std::uint32_t number) const noexcept { return term_at(begins_[number]); }

    [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(begins_.size()); }

    // What all of it holds in memory, and what numbers_in_order() takes for a while.
    [[nodiscard]] std::size_t memory_bytes() const noexcept;
    [[nodiscard]] std::size_t bytes_to_sort() const noexcept { return 2 * sizeof(Key) * size(); }

    // All numbers, in the order of their terms (bytes).
    [[nodiscard]] std::vector<std::uint32_t> numbers_in_order() const;

  private:
    // Stands in records_ before the bytes of its term: what a search needs of a term lies together.
    struct Head {
        std::uint32_t number;
        std::uint32_t bytes;
    };

    // Half of the hash stands with the place, so that a search looks at a record only when it has found it, and growing
    // at none (bench/build_stages).
    struct Slot {
        std::uint32_t hash_high = 0;  // its lowest bits say where a search for it begins
        std::uint32_t begin = no_record;
    };
    static constexpr std::uint32_t no_record = 0xFFFFFFFF;

    // What a term is sorted by: its first sixteen bytes.
    struct Key {
        std::uint64_t leading;
        std::uint64_t next;
        std::uint32_t number;
    };

    static std::uint32_t high_half(std::uint64_t hash) noexcept { return static_cast<std::uint32_t>(hash >> 32); }
    [[nodiscard]] Head head_at(std::uint32_t begin) const noexcept {
        Head head;
        std::memcpy(&head, records_.at(begin), sizeof head);
        return head;
    }
    [[nodiscard]] std::string_view term_at(std::uint32_t begin) const noexcept {
        return {records_.at(begin) + sizeof(Head), head_at(begin).bytes};
    }
    void grow();
    [[nodiscard]] std::size_t find_slot(std::uint32_t hash_high, std::string_view term) const noexcept;
    std::uint32_t add(std::string_view term);
    void sort_keys(std::span<Key> keys, std::span<Key> room, int shift) const;
    [[nodiscard]] bool comes_before(const Key& a, const Key& b) const noexcept;

    LargeVector<std::uint32_t> begins_;  // in records_, by number
    LargeVector<Slot> slots_;            // a power of two, at least one and a half times the terms
    ByteChunks records_;
};

}  // namespace kwic
