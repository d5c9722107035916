// Synonyms as the analyzer of an index sees them.
#pragma once

#include "search/unit_reader.hpp"

#include <kwic/synonyms.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kwic {

// The words of a text by which synonyms are compared: their stems in the index's main language, a compound as one word,
// each followed by a space. Throws Xapian's exceptions.
std::string synonym_key(std::string_view text, UnitReader& units);

// Thread rule: any thread may ask.
class SynonymTable {
  public:
    // `base`, which may be null and else must outlive the table, has synonyms too, and its come first. Throws Xapian's
    // exceptions.
    SynonymTable(const std::vector<SynonymGroup>& groups, UnitReader& units, const SynonymTable* base = nullptr);

    // What means the same as the words of a key, and is not the same; in the order of the lists.
    [[nodiscard]] std::vector<std::string> others(const std::string& key) const;

    // Words of the longest key.
    [[nodiscard]] std::size_t max_words() const noexcept { return max_words_; }

  private:
    struct Keyed {
        std::string key;
        std::string text;
    };

    void add_others(const std::string& key, std::vector<std::string>& others) const;

    const SynonymTable* base_;
    std::vector<std::vector<Keyed>> groups_;
    std::unordered_map<std::string, std::vector<std::size_t>> groups_of_;  // by key
    std::size_t max_words_ = 0;
};

}  // namespace kwic
