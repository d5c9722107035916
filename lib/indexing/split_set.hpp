// The ways in which documents split joined forms, as they are met.
#pragma once

#include "analysis/byte_arena.hpp"
#include "analysis/huge_pages.hpp"
#include "indexing/byte_chunks.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Thread rule: one thread at a time.
class SplitSet {
  public:
    // A joined form's stem, with the number of its term, and the stems of its parts, each followed by a space. May be
    // added again. Throws std::bad_alloc, and std::length_error beyond 4 GiB.
    void add(std::uint32_t term, std::string_view joined_stem, std::string_view way);

    struct Way {
        std::string_view joined_stem;
        std::string_view way;

        bool operator==(const Way&) const = default;
    };

    // Puts what was added in order, for ways(); the numbers of terms may begin anew then. `order`: all of them so far,
    // in the order of the terms, which is that of the stems but for those too long for a term. Throws std::logic_error
    // if it has not the number of one that was added, std::bad_alloc.
    void sort(std::span<const std::uint32_t> order);

    // All of them, each once, ascending; they stay until the next call of sort(). Throws std::logic_error if they are
    // not in order.
    [[nodiscard]] std::span<const Way> ways() const;

    // What is held until the next call of sort().
    [[nodiscard]] std::size_t memory_bytes() const noexcept {
        return added_.capacity() * sizeof(std::uint32_t) + added_bytes_.held_bytes();
    }

  private:
    // Stands before the bytes of what was added: the joined form's stem, then the way.
    struct Head {
        std::uint32_t term;
        std::uint32_t stem_bytes;
        std::uint32_t way_bytes;
    };

    [[nodiscard]] Head head_at(std::uint32_t begin) const noexcept;
    [[nodiscard]] Way added_at(std::uint32_t begin) const noexcept;
    [[nodiscard]] LargeVector<Way> added_in_order(std::span<const std::uint32_t> order) const;

    // Since the last call of sort(): where each begins, and their bytes, which do not move as more come: memory that is
    // touched for the first time costs more than all that is done with it (bench/build_stages).
    LargeVector<std::uint32_t> added_;
    ByteChunks added_bytes_;
    LargeVector<Way> ways_;
    ByteArena bytes_;  // of ways_, in this order as a rule, since who walks over them goes from one to the next
};

// The ways of several sets, as the database keeps them. Thread rule: any thread may read.
class MergedSplits {
  public:
    MergedSplits() = default;
    // The sets are sorted. Throws std::bad_alloc.
    explicit MergedSplits(std::span<const SplitSet* const> sets);

    struct Entry {
        std::string_view key;   // make_split_key() of a joined form's stem
        std::string_view ways;  // as add_split_way() keeps them
    };

    // In ascending order of keys.
    [[nodiscard]] std::span<const Entry> entries() const noexcept { return entries_; }

    // Those of a joined form's stem; empty if there are none.
    [[nodiscard]] std::string_view ways_of(std::string_view joined_stem) const;

  private:
    LargeVector<Entry> entries_;
    ByteArena bytes_;
};

}  // namespace kwic
