// How a query was read, and why a document has its score or is not found: Index::explain in index.hpp.
//
// The score of a document is the sum of its clauses' scores, and a clause's that of its terms' weights (in double, to
// 1e-9 of it). What stands for several words of the query, as a word that is repeated does, counts for each in equal
// parts. A term weighs, by Divergence From Randomness IneB2 with c = 1 (Amati and van Rijsbergen, ACM TOIS 20(4),
// 2002),
//
//     weight      = times * information * saturation
//     information = log2((N + 1) / (expected + 0.5)) * (occurrences + 1) / documents
//     expected    = N * (1 - exp(-occurrences / N)), where N is the number of documents in the index
//     saturation  = c / (c + 1), c = count * log2(1 + average_length / length)
#pragma once

#include <kwic/query.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace kwic {

// A word that a clause looks for.
struct ExplainedTerm {
    std::string form;                    // folded, as the query has it; empty where the query does not have it so
    std::string stem;                    // what is looked for
    std::string spelling;                // how it comes from the clause: "word", "part" of a compound, "joined" form of
                                         // one, "bigram", or "index": as the index has seen it written otherwise
    std::vector<std::string> languages;  // ISO 639-1 codes whose rules make this stem; none for "index"
    bool stop_word = false;              // in all of these
    std::uint64_t documents = 0;         // of the index that have it
    std::uint64_t occurrences = 0;       // that weigh, in all of them; those in titles count twice
    double times = 0;                    // how often its weight counts here: a share for the parts of a compound; 0: it
                                         // only has to be there
    double information = 0;
    // Of the document, if there is one.
    bool present = false;
    std::uint64_t count = 0;  // how often it stands in the document and weighs; in the title it counts twice
    double saturation = 0;
    double weight = 0;  // what it adds to the score
};

// A word that a beginning, a pattern or a fuzzy word stands for.
struct ExplainedExpansion {
    std::string form;
    std::uint64_t documents = 0;
};

// A leaf or a group of the query.
struct ExplainedClause {
    std::string written;  // canonical text, without sign
    QueryKind kind = QueryKind::nothing;
    Occurrence occurrence = Occurrence::optional;
    bool is_condition = false;                   // it restricts what is found, and does not rank
    bool takes_part = true;                      // false: it was left out; `notes` say why
    std::vector<ExplainedTerm> terms;            // of a leaf
    std::vector<ExplainedExpansion> expansions;  // that it stands for, those of most documents first
    std::vector<ExplainedClause> children;       // of a group, in the order of the query
    std::vector<std::string> notes;              // sentences: why it was left out; why the document does not have it
    // Of the document, if there is one.
    bool matches = false;
    double constant = 0;  // what it adds beside its terms: that of a phrase without a word that weighs, or of words
                          // that count together as one
    double score = 0;     // what it adds to the document's score
};

struct Explanation {
    std::string query;  // canonical text
    std::vector<Diagnostic> warnings;
    std::vector<std::string> languages;  // of the index, by whose rules the query is read
    std::uint64_t documents = 0;         // in the index
    double average_length = 0;           // words that weigh, a document
    ExplainedClause whole;               // the query: a group, or `nothing`
    // Of the document, if there is one.
    std::string id;
    std::string title;
    std::string language;      // it was analysed in
    std::uint64_t length = 0;  // words that weigh, those of the title twice
    bool matches = false;
    double score = 0;                  // as Index::search gives it
    std::vector<std::string> reasons;  // sentences: why it is not found; none if it is
};

}  // namespace kwic
