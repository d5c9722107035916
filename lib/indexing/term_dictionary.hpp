// Numbers for terms: what a part of a build knows of the words that it has met.
#pragma once

#include "analysis/huge_pages.hpp"

#include <cstddef>
#include <cstdint>
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
        if (!slots_.empty()) __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
    }

    // Its bytes, until the next call of number_of(), and their hash_bytes().
    [[nodiscard]] std::string_view term(std::uint32_t number) const noexcept {
        return {bytes_.data() + entries_[number].begin, entries_[number].bytes};
    }
    [[nodiscard]] std::uint64_t hash(std::uint32_t number) const noexcept { return entries_[number].hash; }

    [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(entries_.size()); }

    // What all of it holds in memory.
    [[nodiscard]] std::size_t memory_bytes() const noexcept;

    // All numbers, in the order of their terms (bytes).
    [[nodiscard]] std::vector<std::uint32_t> numbers_in_order() const;

  private:
    struct Entry {
        std::uint64_t hash;
        std::uint32_t begin;
        std::uint32_t bytes;
    };

    // Half of the hash stands with the number, so that a search looks at an entry only when it has found it
    // (bench/build_stages).
    struct Slot {
        std::uint32_t hash_high = 0;
        std::uint32_t number = no_number;
    };
    static constexpr std::uint32_t no_number = 0xFFFFFFFF;

    void grow();
    [[nodiscard]] std::size_t find_slot(std::uint64_t hash, std::string_view term) const noexcept;

    LargeVector<Entry> entries_;
    LargeVector<Slot> slots_;  // a power of two, at least twice the entries
    LargeVector<char> bytes_;
};

}  // namespace kwic
