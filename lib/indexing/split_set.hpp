// The ways in which documents split joined forms, as they are met.
#pragma once

#include "analysis/byte_arena.hpp"
#include "analysis/huge_pages.hpp"

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
    // added again. Throws std::bad_alloc.
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
        return added_.capacity() * sizeof(AddedWay) + added_bytes_.held_bytes();
    }

  private:
    struct AddedWay {
        Way way;
        std::uint32_t term = 0;
        std::uint32_t next = no_way;  // of the same term: in added_
    };
    static constexpr std::uint32_t no_way = 0xFFFFFFFF;

    void append_in_order(std::span<const std::uint32_t> order, LargeVector<Way>& ways);

    LargeVector<AddedWay> added_;  // since the last call of sort()
    ByteArena added_bytes_;
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
