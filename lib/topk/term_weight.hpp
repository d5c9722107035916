// The ranking formula's two halves: what depends on the term, and what depends on the document.
//
// The weight of a term in a document is term_factor() * saturation(wdf * length_factor()). It is what Xapian's
// IneB2Weight computes with c = 1 (search/ranking.hpp names the paper); tests/topk compares the two.
#pragma once

#include <cmath>
#include <cstdint>

namespace kwic {

struct TermStatistics {
    std::uint64_t documents = 0;  // that hold the term, at least 1
    std::uint64_t wdf_sum = 0;    // in the collection
};

// The documents that a term would stand in if its occurrences fell at random are expected to be N (1 - exp(-F/N)); the
// after-effect of its documents' first occurrences is (F + 1) / n.
inline double term_factor(const TermStatistics& term, std::uint64_t collection_documents) noexcept {
    const auto all = static_cast<double>(collection_documents);
    const auto occurrences = static_cast<double>(term.wdf_sum);
    const double expected = all * (1 - std::exp(-occurrences / all));
    const double information = std::log2((all + 1) / (expected + 0.5));
    return information * ((occurrences + 1) / static_cast<double>(term.documents));
}

// By what a wdf is multiplied in a document of `length`: 0 for one without words that weigh.
inline double length_factor(double average_length, std::uint64_t length) noexcept {
    return length == 0 ? 0 : std::log2(1 + average_length / static_cast<double>(length));
}

inline double saturation(double normalised_wdf) noexcept {
    return normalised_wdf / (normalised_wdf + 1);
}

}  // namespace kwic
