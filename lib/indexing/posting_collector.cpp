#include "indexing/posting_collector.hpp"

#include "glass/termlist_encoder.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace kwic {
namespace {

constexpr std::uint32_t wdf_follows = 3;
constexpr std::size_t bytes_to_sort_a_term = 2 * sizeof(Posting);

}  // namespace

void PostingCollector::add(std::uint32_t docid, std::span<const TermInDocument> terms) {
    if (codes_.empty() || codes_.back().size() + 2 * terms.size() > codes_.back().capacity()) {
        const std::size_t chunk_codes = std::clamp(room_codes_, first_chunk_codes, max_chunk_codes);
        codes_.emplace_back().reserve(std::max(chunk_codes, 2 * terms.size()));
        room_codes_ += codes_.back().capacity();
    }
    LargeVector<std::uint32_t>& codes = codes_.back();
    for (const TermInDocument& term : terms) {
        if (term.wdf < wdf_follows) {
            codes.push_back(term.term << 2 | term.wdf);
        } else {
            codes.push_back(term.term << 2 | wdf_follows);
            codes.push_back(term.wdf);
        }
    }
    documents_.push_back({docid, static_cast<std::uint32_t>(terms.size())});
    terms_ += terms.size();
}

std::size_t PostingCollector::memory_bytes() const noexcept {
    return room_codes_ * sizeof(std::uint32_t) + documents_.capacity() * sizeof(DocumentEntry) +
           dictionary_->memory_bytes() + terms_ * bytes_to_sort_a_term;
}

// Calls take(index of the document, number of the term, wdf) in the order in which they were added.
template <class Take>
void PostingCollector::for_each_term(Take&& take) const {
    auto chunk = codes_.begin();
    std::size_t at = 0;
    for (std::uint32_t document = 0; document < documents_.size(); ++document) {
        for (std::uint32_t left = documents_[document].terms; left > 0; --left) {
            while (at == chunk->size()) {
                ++chunk;
                at = 0;
            }
            const std::uint32_t code = (*chunk)[at++];
            const std::uint32_t wdf = (code & 3) == wdf_follows ? (*chunk)[at++] : code & 3;
            take(document, code >> 2, wdf);
        }
    }
}

std::unique_ptr<PostingRun> PostingCollector::finish(const TakeTerms& take) {
    const std::vector<std::uint32_t> order = dictionary_->numbers_in_order();
    std::vector<std::uint32_t> rank_of(order.size());
    for (std::uint32_t rank = 0; rank < order.size(); ++rank) rank_of[order[rank]] = rank;

    // Counting sort by rank; the documents of each stay in order. First they stand as indexes of documents_.
    std::vector<std::uint64_t> begins(order.size() + 1, 0);
    for_each_term([&](std::uint32_t, std::uint32_t term, std::uint32_t) { ++begins[rank_of[term] + 1]; });
    for (std::size_t rank = 1; rank < begins.size(); ++rank) begins[rank] += begins[rank - 1];
    std::vector<std::uint64_t> ends(begins.begin(), begins.end() - 1);
    LargeVector<Posting> postings(terms_);
    for_each_term([&](std::uint32_t document, std::uint32_t term, std::uint32_t wdf) {
        postings[ends[rank_of[term]]++] = {document, wdf};
    });
    codes_ = {};
    room_codes_ = 0;

    // And back, so that the terms of each document come in order.
    std::vector<std::uint64_t> filled(documents_.size(), 0);
    for (std::size_t i = 1; i < documents_.size(); ++i) filled[i] = filled[i - 1] + documents_[i - 1].terms;
    LargeVector<TermInDocument> terms(terms_);
    for (std::uint32_t rank = 0; rank < order.size(); ++rank) {
        for (std::uint64_t at = begins[rank]; at < begins[rank + 1]; ++at) {
            Posting& posting = postings[at];
            terms[filled[posting.docid]++] = {order[rank], posting.wdf};
            posting.docid = documents_[posting.docid].docid;
        }
    }
    TermlistEncoder encoder;
    std::string encoded;
    const TermInDocument* term = terms.data();
    for (const DocumentEntry& document : documents_) {
        encoder.begin();
        for (std::uint32_t left = document.terms; left > 0; --left, ++term) {
            encoder.add(dictionary_->term(term->term), term->wdf);
        }
        encoded.clear();
        encoder.finish(encoded);
        take(document.docid, encoded);
    }
    documents_.clear();
    terms_ = 0;
    return std::make_unique<SortedPostings>(std::exchange(dictionary_, std::make_unique<TermDictionary>()), order,
                                            std::move(begins), std::move(postings));
}

}  // namespace kwic
