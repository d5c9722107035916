// Which words the index has, and how it has seen them split.
#pragma once

#include "topk/database_entries.hpp"
#include "topk/side_index.hpp"
#include "topk/term_weight.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace kwic {

// A side index denies most words that the database lacks without a look at it. Throws Xapian's exceptions,
// Error{damaged}. Thread rule: that of the database.
class Vocabulary {
  public:
    // `index` may be null; it must outlive this.
    Vocabulary(DatabaseEntries entries, const SideIndex* index) : entries_(std::move(entries)), index_(index) {}

    [[nodiscard]] bool has_stem(std::string_view stem) const;

    // The ways in which a joined form was split, as the index keeps them (storage/term_space.hpp); empty for none.
    [[nodiscard]] std::string splits_of(std::string_view joined_stem) const;

    // In how many documents the stem stands, and how often.
    [[nodiscard]] TermStatistics statistics(std::string_view stem) const;

    // What the stem weighs at most, or would, if it stood at least once as a word of its own in each document that has
    // it.
    [[nodiscard]] double best_weight(std::string_view stem) const;

  private:
    DatabaseEntries entries_;
    const SideIndex* index_;
};

}  // namespace kwic
