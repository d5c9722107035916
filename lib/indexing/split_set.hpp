// The ways in which documents split joined forms, as they are met.
#pragma once

#include "indexing/term_dictionary.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
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

    // All of them, each once, until the next call of add().
    [[nodiscard]] std::vector<Way> ways() const;

  private:
    TermDictionary lines_;  // stem, LF, way
    std::string line_;
};

// By joined form's stem, the ways of all sets as add_split_way() keeps them.
std::map<std::string, std::string> merge_splits(std::span<const SplitSet* const> sets);

}  // namespace kwic
