// The ways in which documents split joined forms, as they are met.
#pragma once

#include "analysis/byte_arena.hpp"
#include "analysis/huge_pages.hpp"
#include "indexing/term_dictionary.hpp"

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
    // A joined form's stem, and the stems of its parts, each followed by a space. What was added before is passed over.
    void add(std::string_view joined_stem, std::string_view way);

    struct Way {
        std::string_view joined_stem;
        std::string_view way;
    };

    // Puts them in order: for ways(), after the last call of add().
    void sort();

    // All of them, each once, ascending; they stay until the next call of sort(). Throws std::logic_error if they are
    // not in order.
    [[nodiscard]] std::span<const Way> ways() const;

  private:
    TermDictionary lines_;   // stem, NUL, way: so their order is that of stems, then of ways
    LargeVector<Way> ways_;  // copied in this order, since who walks over them goes from one to the next
    ByteArena bytes_;
    std::string line_;
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
