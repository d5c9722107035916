// Which pieces of a text to show for its matches.
//
// A window of the wanted length slides over the matches; its worth is the sum of the weights of the distinct clauses in
// it (those that an earlier passage has shown count a tenth) and a little for their number. The best window becomes a
// passage: it begins where a sentence begins if one does shortly before, and ends where one ends if it can.
#pragma once

#include "snippet/passage_bounds.hpp"
#include "snippet/text_clause.hpp"
#include "snippet/text_matcher.hpp"
#include "text/word_breaks.hpp"

#include <kwic/snippet.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

struct PassageOptions {
    std::size_t max_passages = 1;
    std::size_t passage_tokens = 40;                 // words wanted in a passage
    ByteRange within = {0, std::string_view::npos};  // passages lie there; holds all matches
};

// Passages for the matches of a text: disjoint, each with at least one mark. Best first; in text order, and with a mark
// on every match, when no more than max_passages are needed for all of them. `matches` are TextMatcher's, sorted.
std::vector<Passage> make_passages(std::string_view text, const std::vector<Match>& matches,
                                   const std::vector<TextClause>& clauses, const PassageOptions& options,
                                   WordBreaker& breaker);

// The passage within `passage` that shows the most of it in about `words` words. `matches` are those of the whole text.
Passage shorten_passage(std::string_view text, const std::vector<Match>& matches,
                        const std::vector<TextClause>& clauses, const Passage& passage, std::size_t words,
                        WordBreaker& breaker);

// The first words of a text, for a hit that has nothing to mark: about `tokens` words, up to a sentence's end if there
// is one.
std::string make_opening(std::string_view text, std::size_t tokens, WordBreaker& breaker);

// For each clause, whether one of the matches that satisfy it lies in a passage.
std::vector<bool> find_shown(const std::vector<Match>& matches, const std::vector<Passage>& passages,
                             std::size_t clause_count);

}  // namespace kwic
