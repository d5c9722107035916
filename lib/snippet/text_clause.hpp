// What a query asks of a text, word by word: the data that matching, marking and searching share.
//
// A clause is satisfied where one of its patterns matches. A pattern is a small graph: a match begins at node 0, each
// edge consumes one word position, and node 1 ends it. A single word is one edge; a phrase is a chain, with side roads
// for compounds that may be written in other ways ("non aligned" beside "nonaligned").
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kwic {

// Terms that must stand at one position together: one stem, or the bigrams of a word. Distinct.
struct Label {
    std::vector<std::string> terms;

    bool operator==(const Label&) const = default;
};

struct PatternEdge {
    std::uint32_t from = 0;
    std::uint32_t to = 1;
    std::vector<Label> labels;  // any of them

    bool operator==(const PatternEdge&) const = default;
};

// A graph without cycles in which every node lies on a way from 0 to 1.
struct Pattern {
    std::uint32_t nodes = 2;
    std::vector<PatternEdge> edges;

    bool operator==(const Pattern&) const = default;
};

enum class ClauseScope : std::uint8_t { anywhere, title };
enum class ClauseVocabulary : std::uint8_t { stems, forms };

struct TextClause {
    std::string written;  // as the query says it
    ClauseScope scope = ClauseScope::anywhere;
    ClauseVocabulary vocabulary = ClauseVocabulary::stems;  // what the labels' terms are
    std::vector<Pattern> patterns;
    double weight = 1;  // of the clause when passages are compared
};

}  // namespace kwic
