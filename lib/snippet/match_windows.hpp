// Groups of neighbouring matches, chosen by what they show.
#pragma once

#include "snippet/text_clause.hpp"
#include "snippet/text_matcher.hpp"

#include <cstddef>
#include <vector>

namespace kwic {

// Matches [first, last) of the sorted list, and the bytes from the first's begin to the furthest end.
struct MatchWindow {
    std::size_t first = 0;
    std::size_t last = 0;
    std::size_t begin_byte = 0;
    std::size_t end_byte = 0;
};

// The `count` best windows of at most `max_words` words, best first, no two sharing a match or overlapping. A window
// holds at least one match, however long that is.
std::vector<MatchWindow> choose_windows(const std::vector<Match>& matches, const std::vector<TextClause>& clauses,
                                        std::size_t count, std::size_t max_words);

// Windows over all matches, in text order, disjoint: each as long as max_words lets it be.
std::vector<MatchWindow> cover_with_windows(const std::vector<Match>& matches, std::size_t max_words);

}  // namespace kwic
