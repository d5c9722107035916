#include "topk/scored_postings.hpp"

#include <algorithm>
#include <utility>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace kwic {
namespace {

// Bounds are sums in another order than the scores that they must not fall below.
constexpr double rounding_slack = 1 + 1e-12;

// Of the first document that is not below `docid`, or of the last one. Without branches, of which half would be guessed
// wrong (bench/query_stages).
std::size_t find_place(std::span<const std::uint32_t> docids, std::uint32_t docid) noexcept {
    const std::uint32_t* begin = docids.data();
    for (std::size_t left = docids.size(); left > 1;) {
        const std::size_t half = left / 2;
        begin += half & (std::size_t{0} - static_cast<std::size_t>(begin[half - 1] < docid));
        left -= half;
    }
    return static_cast<std::size_t>(begin - docids.data());
}

}  // namespace

ScoredPostings::ScoredPostings(const SideIndex& index, const SidePostings& postings, double factor)
    : cursor_(index, postings),
      length_factors_(index.length_factors().data()),
      factor_(factor),
      documents_(postings.statistics.documents),
      tenth_weight_(factor * postings.tenth_saturation) {}

ScoredPostings::ScoredPostings(const SideIndex& index, std::unique_ptr<const RarePostings> postings, double factor)
    : rare_(std::move(postings)),
      cursor_(*rare_),
      length_factors_(index.length_factors().data()),
      factor_(factor),
      documents_(rare_->postings.docids.size()) {}

double ScoredPostings::begin_window(std::uint32_t begin, std::uint32_t end) {
    cursor_.skip_to(begin);
    const std::size_t first = cursor_.mark();
    double best = 0;
    window_postings_ = 0;
    while (!cursor_.at_end()) {
        window_postings_ += cursor_.postings();
        best = std::max(best, cursor_.saturation());
        if (cursor_.last_docid() >= end - 1) break;
        cursor_.next_block();
    }
    cursor_.return_to(first);
    window_bound_ = best * factor_ * rounding_slack;
    return window_bound_;
}

void ScoredPostings::add_to(ScoreWindow& window) {
    for (; !cursor_.at_end(); cursor_.next_block()) {
        const std::span<const std::uint32_t> docids = cursor_.docids();
        const std::span<const std::uint32_t> wdfs = cursor_.wdfs();
        std::size_t at = 0;
        if (docids.front() < window.begin) {
            at =
                static_cast<std::size_t>(std::lower_bound(docids.begin(), docids.end(), window.begin) - docids.begin());
        }
        std::size_t last = docids.size();
        if (docids.back() >= window.end) {
            last =
                static_cast<std::size_t>(std::lower_bound(docids.begin(), docids.end(), window.end) - docids.begin());
        }
        add_all(docids.subspan(at, last - at), wdfs.subspan(at, last - at), window);
        if (docids.back() >= window.end) return;
    }
}

// Two at a time where the processor can, which rounds as one at a time does; most of it is division
// (bench/query_stages).
void ScoredPostings::add_all(std::span<const std::uint32_t> docids, std::span<const std::uint32_t> wdfs,
                             ScoreWindow& window) const noexcept {
    std::size_t at = 0;
#ifdef __SSE2__
    const __m128d factor = _mm_set1_pd(factor_);
    const __m128d one = _mm_set1_pd(1);
    for (; at + 2 <= docids.size(); at += 2) {
        const std::uint32_t first = docids[at] - window.begin;
        const std::uint32_t second = docids[at + 1] - window.begin;
        const __m128d lengths = _mm_set_pd(length_factors_[docids[at + 1]], length_factors_[docids[at]]);
        const __m128d normalised = _mm_mul_pd(_mm_set_pd(wdfs[at + 1], wdfs[at]), lengths);
        const __m128d weights = _mm_mul_pd(factor, _mm_div_pd(normalised, _mm_add_pd(normalised, one)));
        window.noted.add(first);
        window.noted.add(second);
        window.scores[first] += _mm_cvtsd_f64(weights);
        window.scores[second] += _mm_cvtsd_f64(_mm_unpackhi_pd(weights, weights));
    }
#endif
    for (; at < docids.size(); ++at) {
        const std::uint32_t offset = docids[at] - window.begin;
        window.noted.add(offset);
        window.scores[offset] += weigh(docids[at], wdfs[at]);
    }
}

void ScoredPostings::note_in(ScoreWindow& window) {
    cursor_.note(window.begin, window.end, window.noted);
}

double ScoredPostings::bound_near(std::uint32_t docid) {
    cursor_.skip_to(docid);
    return cursor_.at_end() ? 0 : cursor_.saturation() * factor_ * rounding_slack;
}

ScoredPostings::Found ScoredPostings::find(std::uint32_t docid) {
    if (cursor_.at_end()) return {};
    const std::span<const std::uint32_t> docids = cursor_.docids();
    const std::size_t at = find_place(docids, docid);
    if (docids[at] != docid) return {};
    return {true, weigh(docid, cursor_.wdf(at))};
}

}  // namespace kwic
