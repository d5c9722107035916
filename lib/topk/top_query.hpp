// What is asked of the side index: a sum of weights, over documents that pass conditions.
#pragma once

#include "topk/document_stream.hpp"
#include "topk/scored_postings.hpp"

#include <cstdint>
#include <deque>
#include <memory>

namespace kwic {

// Counts where a document is in a set: `own_weight` and the weights of the terms that the document has.
struct ConditionalPart {
    std::unique_ptr<DocumentStream> set;
    double own_weight = 0;
    std::deque<ScoredPostings> terms;
};

// A document matches if it has one of the terms or is in the set of one of the parts; where something is required,
// neither is needed. Its score is `constant` and the sum of the terms' weights and of the parts'. It serves one
// evaluation.
struct TopQuery {
    std::deque<ScoredPostings> terms;
    std::vector<ConditionalPart> parts;
    DocumentStreams required;  // it must be in all of these sets
    DocumentStreams excluded;  // and in none of these
    double constant = 0;
};

}  // namespace kwic
