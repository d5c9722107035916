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

    // All of them, each once, ascending; they stay until the next call of add().
    [[nodiscard]] LargeVector<Way> ways() const;

    // Makes ways() take less, until the next call of add().
    void sort() { order_ = lines_.numbers_in_order(); }

  private:
    TermDictionary lines_;              // stem, NUL, way: so their order is that of stems, then of ways
    std::vector<std::uint32_t> order_;  // of some of the lines if lines came after sort()
    std::string line_;
};

// The ways of several sets, as the database keeps them. Thread rule: any thread may read.
class MergedSplits {
  public:
    MergedSplits() = default;
    // Throws std::bad_alloc.
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
    void add(std::string_view joined_stem, std::string_view ways);

    LargeVector<Entry> entries_;
    ByteArena bytes_;
};

}  // namespace kwic
