#include "topk/doubtful_documents.hpp"

#include <algorithm>

namespace kwic {

void DoubtfulDocuments::add(const TopDocument& document, bool is_match) {
    documents_.push_back({document, is_match, document.score, parts_.size(), parts_.size()});
}

void DoubtfulDocuments::add_part(std::size_t part, double weight) {
    parts_.push_back({part, weight});
    documents_.back().last_part = parts_.size();
    documents_.back().potential += weight;
}

void DoubtfulDocuments::drop_last() {
    parts_.resize(documents_.back().first_part);
    documents_.pop_back();
}

bool DoubtfulDocuments::comes_later(const Document& a, const Document& b) noexcept {
    return is_better({b.certain.docid, b.potential}, {a.certain.docid, a.potential});
}

void DoubtfulDocuments::settle(BestDocuments& best) {
    std::make_heap(documents_.begin(), documents_.end(), comes_later);
    while (!documents_.empty()) {
        std::pop_heap(documents_.begin(), documents_.end(), comes_later);
        const Document& next = documents_.back();
        if (best.is_full() && !is_better({next.certain.docid, next.potential}, best.worst())) break;
        settle(next, best);
        documents_.pop_back();
    }
    documents_.clear();
    parts_.clear();
}

// A part that fails may put the document behind the best already.
void DoubtfulDocuments::settle(const Document& document, BestDocuments& best) {
    TopDocument settled = document.certain;
    double potential = document.potential;
    bool is_match = document.is_match;
    for (std::size_t i = document.first_part; i < document.last_part; ++i) {
        if (query_.parts[parts_[i].number].set->holds(settled.docid)) {
            settled.score += parts_[i].weight;
            is_match = true;
            continue;
        }
        potential -= parts_[i].weight;
        if (best.is_full() && potential * (1 + 1e-12) < best.worst().score) return;
    }
    if (is_match && is_in_all_required(settled.docid)) best.add(settled);
}

bool DoubtfulDocuments::is_in_all_required(std::uint32_t docid) {
    return std::all_of(query_.required.begin(), query_.required.end(),
                       [&](const auto& set) { return set->holds(docid); });
}

}  // namespace kwic
