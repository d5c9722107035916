// Query text to units, as the analyzer of each of the index's languages sees it.
#pragma once

#include "analysis/tokenizer.hpp"
#include "search/query_unit.hpp"
#include "search/vocabulary.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Thread rule: one thread at a time.
class UnitReader {
  public:
    // `languages` are the index's, the main one first, at least one; they, the vocabulary and the tokenizer must
    // outlive the reader.
    UnitReader(const Vocabulary& vocabulary, const std::vector<std::string>& languages, Tokenizer& tokenizer)
        : vocabulary_(vocabulary), languages_(languages), tokenizer_(tokenizer) {}

    // The units of `text` in order, with the splits that the index has seen.
    std::vector<QueryUnit> read(std::string_view text);

    // The units of `text` with the exact forms of their words, and no other ways to write them.
    std::vector<QueryUnit> read_forms(std::string_view text);

    // What the words of `text` weigh at most together, each as its units' likeliest stem; 0 where the index has none.
    double best_weight(std::string_view text);

    // What a document that has `text` in all ways to write it gets for it at most.
    double most_weight(std::string_view text);

    // All the units as one, each next to the one before; neighbours that the index also knows as one word may be
    // written so. Takes at most max_chain_words words.
    QueryUnit chain(const std::vector<QueryUnit>& units);

    // The ways to write two neighbouring plain words as one that the index knows: arcs from 0 to 1; maybe none.
    std::vector<Arc> join(const QueryUnit& first, const QueryUnit& second);

    // The stems of a folded word in all languages, distinct.
    std::vector<std::string> stems_of(std::string_view form);

    // What stands at the position of a word of this form, by language: a stem, or the bigrams of a Hangul word.
    std::vector<Label> labels_of(std::string_view form);

    static constexpr std::uint32_t max_chain_words = 64;

  private:
    void merge(std::vector<QueryUnit>& units, std::vector<QueryUnit> others) const;
    void add_splits(QueryUnit& unit) const;
    void weigh_ways(const std::string& joined_stem, std::span<Arc> ways) const;

    const Vocabulary& vocabulary_;
    const std::vector<std::string>& languages_;
    Tokenizer& tokenizer_;
};

}  // namespace kwic
