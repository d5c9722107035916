// Words of a query that stand together without space, and the ways in which a text may write them.
#pragma once

#include "snippet/text_clause.hpp"

#include <kwic/query.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace kwic {

// One way from word `from` to word `to` of the unit (words are counted from 0; `to` is one past the last word that it
// stands for): its labels are consecutive word positions of a text.
struct Arc {
    std::uint32_t from = 0;
    std::uint32_t to = 1;
    std::vector<Label> labels;
    bool weighs = true;  // its stems are no stop words
    double share = 1;    // how much of a stem's weight counts: parts of one word count together as one word

    [[nodiscard]] bool is_one_term() const noexcept { return labels.size() == 1 && labels[0].terms.size() == 1; }

    bool operator==(const Arc&) const = default;
};

struct QueryUnit {
    std::uint32_t words = 0;        // positions that it takes as the query writes it
    std::vector<Arc> arcs;          // distinct
    std::string written;            // its piece of the query
    std::size_t begin_byte = 0;     // of the piece in the text that was read
    std::string form;               // the folded word, or the joined form of a compound
    bool cut = false;               // it has more words than can be asked for
    bool stop_word = false;         // one word that is a stop word in every language
    bool hangul_bigrams = false;    // one word that only its bigrams stand for
    const Query* source = nullptr;  // the leaf that it was read from, if it is an optional word
};

// Adds an arc unless it is there.
void add_arc(QueryUnit& unit, Arc arc);

// The words of a compound, and its joined form, as units of their own: one for each arc of one term.
std::vector<QueryUnit> take_apart(const QueryUnit& unit);

// The graph of some arcs over `words` words. Arcs of one label between the same words become one edge.
Pattern make_pattern(const std::vector<Arc>& arcs, std::uint32_t words);

}  // namespace kwic
