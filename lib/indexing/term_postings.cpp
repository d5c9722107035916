#include "indexing/term_postings.hpp"

#include <algorithm>

namespace kwic {
namespace {

bool is_earlier(const Posting& a, const Posting& b) {
    return a.docid < b.docid;
}

}  // namespace

TermPostings::TermPostings(const std::vector<CountedRun>& runs) {
    for (const CountedRun& run : runs) {
        if (run.run->next()) heap_.push_back(run);
    }
    std::make_heap(heap_.begin(), heap_.end(), comes_later);
}

// Adds the postings of a run, which are in order, to those of the runs before.
void TermPostings::take(const CountedRun& run) {
    const auto before = static_cast<std::ptrdiff_t>(postings_.size());
    run.run->append_postings(postings_);
    auto first = postings_.begin() + before;
    if (run.superseded != nullptr) {
        postings_.erase(std::remove_if(first, postings_.end(),
                                       [&](const Posting& posting) { return (*run.superseded)[posting.docid]; }),
                        postings_.end());
        first = postings_.begin() + before;
    }
    if (before > 0 && first != postings_.end() && is_earlier(*first, first[-1])) {
        std::inplace_merge(postings_.begin(), first, postings_.end(), is_earlier);
    }
}

bool TermPostings::next() {
    do {
        if (heap_.empty()) return false;
        postings_.clear();
        term_ = heap_.front().run->term();
        while (!heap_.empty() && heap_.front().run->term() == term_) {
            std::pop_heap(heap_.begin(), heap_.end(), comes_later);
            take(heap_.back());
            if (heap_.back().run->next()) {
                std::push_heap(heap_.begin(), heap_.end(), comes_later);
            } else {
                heap_.pop_back();
            }
        }
    } while (postings_.empty());
    return true;
}

}  // namespace kwic
