#include "indexing/posting_collector.hpp"

#include <algorithm>
#include <utility>

namespace kwic {
namespace {

constexpr std::uint32_t wdf_follows = 3;
constexpr std::size_t bytes_to_sort_a_term = sizeof(Posting);

}  // namespace

void PostingCollector::add(std::uint32_t docid, std::span<const TermInDocument> terms) {
    if (codes_.empty() || codes_.back().size() + 2 * terms.size() > codes_.back().capacity()) {
        const std::size_t chunk_codes = std::clamp(room_codes_, first_chunk_codes, max_chunk_codes);
        codes_.emplace_back().reserve(std::max(chunk_codes, 2 * terms.size()));
        room_codes_ += codes_.back().capacity();
    }
    std::vector<std::uint32_t>& codes = codes_.back();
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
           dictionary_->memory_bytes() + std::max(terms_ * bytes_to_sort_a_term, dictionary_->bytes_to_sort());
}

class PostingCollector::Reader {
  public:
    enum class Then { keep, free };

    Reader(PostingCollector& collector, Then then) : chunk_(collector.codes_.begin()), then_(then) {}

    TermInDocument next() {
        while (at_ == chunk_->size()) {
            if (then_ == Then::free) *chunk_ = std::vector<std::uint32_t>();
            ++chunk_;
            at_ = 0;
        }
        const std::uint32_t code = (*chunk_)[at_++];
        return {code >> 2, (code & 3) == wdf_follows ? (*chunk_)[at_++] : code & 3};
    }

  private:
    std::vector<std::vector<std::uint32_t>>::iterator chunk_;
    Then then_;
    std::size_t at_ = 0;
};

// Where the postings of each term are to begin, by its number, if they stand in the order of the terms.
LargeVector<std::uint64_t> PostingCollector::find_begins(const std::vector<std::uint32_t>& order) {
    LargeVector<std::uint64_t> begins(order.size(), 0);
    Reader reader(*this, Reader::Then::keep);
    for (std::uint64_t left = terms_; left > 0; --left) ++begins[reader.next().term];
    std::uint64_t begin = 0;
    for (const std::uint32_t number : order) begin += std::exchange(begins[number], begin);
    return begins;
}

// A counting sort, in which the begin of each term moves on to its end. The begins stand by number, since the terms
// that are met first are mostly the frequent ones.
std::unique_ptr<SortedPostings> PostingCollector::finish() {
    std::vector<std::uint32_t> order = dictionary_->numbers_in_order();
    LargeVector<std::uint64_t> begins = find_begins(order);
    LargeVector<Posting> postings(terms_);
    Reader reader(*this, Reader::Then::free);
    for (const DocumentEntry& document : documents_) {
        for (std::uint32_t left = document.terms; left > 0; --left) {
            const TermInDocument term = reader.next();
            postings[begins[term.term]++] = {document.docid, term.wdf};
        }
    }
    codes_.clear();
    room_codes_ = 0;
    documents_.clear();
    terms_ = 0;
    return std::make_unique<SortedPostings>(std::exchange(dictionary_, std::make_unique<TermDictionary>()),
                                            std::move(order), std::move(begins), std::move(postings));
}

}  // namespace kwic
