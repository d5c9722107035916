// The documents in which places are satisfied.
#pragma once

#include "search/pattern_matcher.hpp"
#include "search/term_positions.hpp"
#include "search/text_proof.hpp"
#include "snippet/text_clause.hpp"

#include <cstddef>
#include <memory>
#include <vector>

namespace kwic {

// What is asked for: where `places`, of stems, stand in the words of `scope`, and where `proof` holds as well, if there
// is one. Of a field there must be one: the index knows which words it has, but not where.
struct PlaceQuery {
    std::shared_ptr<const Places> places;
    ClauseScope scope = ClauseScope::anywhere;
    std::shared_ptr<const TextProof> proof;
};

// Throws Xapian's exceptions, Error{damaged}. Thread rule: that of the session.
class PlaceMatcher {
  public:
    explicit PlaceMatcher(PlaceQuery query);

    // The documents that have the words that it takes; out of `index` where that has a word, which may be null.
    [[nodiscard]] std::unique_ptr<DocumentStream> open_candidates(const Xapian::Database& database,
                                                                  const SideIndex* index) const;

    // Whether the words of a candidate stand as they should.
    bool matches(SearchSession& session, Xapian::docid docid);

  private:
    struct Walk {
        const Pattern* pattern;
        PatternMatcher matcher;
    };

    void add_patterns(const Places& places);
    [[nodiscard]] std::unique_ptr<DocumentStream> open_candidates(const Places& places,
                                                                  const Xapian::Database& database,
                                                                  const SideIndex* index) const;
    bool stand_as_they_should();
    std::vector<PlaceSpan> find(const Pattern& pattern);
    [[nodiscard]] std::size_t number_of(const Pattern& pattern) const;

    PlaceQuery query_;
    TermPositions terms_;
    std::vector<Walk> walks_;
};

}  // namespace kwic
