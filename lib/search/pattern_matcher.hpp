// Where a pattern of words stands in a document, by the positions that the index keeps.
//
// Xapian's own PHRASE takes plain terms only; a pattern has alternatives, side roads, and words that are sets of
// bigrams.
#pragma once

#include "search/term_positions.hpp"
#include "snippet/near_places.hpp"
#include "snippet/text_clause.hpp"
#include "topk/document_stream.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace kwic {

// A pattern of stems. Throws Xapian's exceptions, Error{damaged}. Thread rule: that of its database.
class PatternMatcher {
  public:
    // The matcher is used with these terms, or a copy of them, alone.
    PatternMatcher(Pattern pattern, TermPositions& terms);

    // The documents that have the words that it takes; out of `index` where that has a word, which may be null.
    [[nodiscard]] std::unique_ptr<DocumentStream> open_candidates(const TermPositions& terms,
                                                                  const Xapian::Database& database,
                                                                  const SideIndex* index) const;

    // Whether the words of the document that is open stand as the pattern says.
    bool matches(TermPositions& terms);

    // Where they do: sorted, distinct.
    std::vector<PlaceSpan> find(TermPositions& terms);

  private:
    using Positions = std::vector<std::uint32_t>;

    // An edge, with the numbers of terms.
    struct Step {
        std::uint32_t from;
        std::uint32_t to;
        std::vector<std::vector<std::size_t>> labels;
        std::vector<std::size_t> many = {};  // the terms, where many alternatives have one each; else empty
    };

    void order_edges();
    [[nodiscard]] bool is_chain() const;
    bool chain_matches(TermPositions& terms);
    bool ways_match(TermPositions& terms);
    const Positions& find_at(TermPositions& terms, const Step& step, const Positions& wanted);
    const Positions& positions_of(TermPositions& terms, const Step& step);

    Pattern pattern_;                    // edges in the order of their nodes' depth
    std::vector<std::uint32_t> depths_;  // of a node: the longest way from node 0
    std::vector<Step> steps_;
    bool is_chain_;  // one word after the other, without side roads

    // Of the document being looked at.
    std::vector<Positions> expected_;
    Positions found_;
    Positions common_;
    Positions reached_;
    Positions next_;
    Positions scratch_;
};

}  // namespace kwic
