// The documents in which a pattern of words occurs, by the positions that the index keeps with them.
//
// Xapian's own PHRASE takes plain terms only; a pattern has alternatives, side roads, and words that are sets of
// bigrams.
#pragma once

#include "snippet/text_clause.hpp"
#include "storage/document_positions.hpp"
#include "storage/term_space.hpp"
#include "topk/database_entries.hpp"
#include "topk/document_stream.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kwic {

// Throws Xapian's exceptions, Error{damaged}. Thread rule: that of its database.
class PatternMatcher {
  public:
    // Matches `pattern` over the terms of `space` (stem or title).
    PatternMatcher(Pattern pattern, TermSpace space);

    // The documents that have the words that it takes; out of `index` where that has a word, which may be null.
    [[nodiscard]] std::unique_ptr<DocumentStream> open_candidates(const Xapian::Database& database,
                                                                  const SideIndex* index) const;

    // Whether the words of a candidate stand as the pattern says.
    bool matches(const DatabaseEntries& entries, Xapian::docid docid);

  private:
    using Positions = std::vector<std::uint32_t>;

    struct Term {
        std::string indexed;     // in the space of the pattern
        std::uint64_t hash = 0;  // of the stem, by which documents keep its positions
        bool is_read = false;    // positions are those of the document being looked at
        Positions positions = {};
    };

    // An edge, with the numbers of terms.
    struct Step {
        std::uint32_t from;
        std::uint32_t to;
        std::vector<std::vector<std::size_t>> labels;
    };

    void order_edges();
    std::size_t number_of(const std::string& stem);
    void open_positions(const DatabaseEntries& entries, Xapian::docid docid);
    const Positions& positions_of(std::size_t number);
    const Positions& positions_of(const Step& step);

    Pattern pattern_;  // edges in the order of their nodes' depth
    TermSpace space_;
    std::vector<std::uint32_t> depths_;  // of a node: the longest way from node 0
    std::vector<Term> terms_;
    std::vector<Step> steps_;

    // Of the document being looked at.
    std::string buffer_;
    std::optional<DocumentPositions> positions_;  // maybe in the buffer
    std::vector<Positions> expected_;
    Positions found_;
    Positions common_;
    Positions reached_;
    Positions next_;
    Positions scratch_;
};

}  // namespace kwic
