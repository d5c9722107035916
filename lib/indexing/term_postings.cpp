#include "indexing/term_postings.hpp"

#include <algorithm>

namespace kwic {
namespace {

bool is_earlier(const Posting& a, const Posting& b) {
    return a.docid < b.docid;
}

}  // namespace

TermPostings::TermPostings(const std::vector<CountedRun>& runs) : runs_(runs) {}

bool TermPostings::next() {
    do {
        put_back();
        if (runs_.empty()) return false;
        term_ = runs_.front().run->term();
        do {
            std::pop_heap(runs_.begin(), heap_end(), comes_later);
            --in_heap_;
        } while (in_heap_ > 0 && runs_.front().run->term() == term_);
        if (in_heap_ + 1 == runs_.size() && runs_.back().superseded == nullptr) {
            postings_ = runs_.back().run->postings();
        } else {
            gather();
        }
    } while (postings_.empty());
    return true;
}

// Moves the runs behind the heap, which had the last term, on and into it.
void TermPostings::put_back() {
    while (in_heap_ < runs_.size()) {
        if (!runs_[in_heap_].run->next()) {
            runs_.erase(heap_end());
            continue;
        }
        ++in_heap_;
        std::push_heap(runs_.begin(), heap_end(), comes_later);
    }
}

void TermPostings::gather() {
    gathered_.clear();
    for (auto run = heap_end(); run != runs_.end(); ++run) add(*run);
    postings_ = gathered_;
}

// Adds the postings of a run, which are in order, to those of the runs before.
void TermPostings::add(const CountedRun& run) {
    const auto before = static_cast<std::ptrdiff_t>(gathered_.size());
    for (const Posting& posting : run.run->postings()) {
        if (run.superseded == nullptr || !(*run.superseded)[posting.docid]) gathered_.push_back(posting);
    }
    const auto first = gathered_.begin() + before;
    if (before > 0 && first != gathered_.end() && is_earlier(*first, first[-1])) {
        std::inplace_merge(gathered_.begin(), first, gathered_.end(), is_earlier);
    }
}

}  // namespace kwic
