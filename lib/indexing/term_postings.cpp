#include "indexing/term_postings.hpp"

#include <algorithm>

namespace kwic {
namespace {

bool is_earlier(const Posting& a, const Posting& b) {
    return a.docid < b.docid;
}

}  // namespace

TermPostings::TermPostings(const std::vector<CountedRun>& runs) {
    for (const CountedRun& counted : runs) cursors_.push_back({counted.run->read(), counted.superseded});
}

bool TermPostings::next() {
    do {
        put_back();
        if (cursors_.empty()) return false;
        term_ = cursors_.front().term();
        do {
            std::pop_heap(cursors_.begin(), heap_end(), comes_later);
            --in_heap_;
        } while (in_heap_ > 0 && cursors_.front().term() == term_);
        if (in_heap_ + 1 == cursors_.size() && cursors_.back().superseded == nullptr) {
            postings_ = cursors_.back().cursor->postings();
        } else {
            gather();
        }
    } while (postings_.empty());
    return true;
}

// Moves the cursors behind the heap, which stood at the last term, on and into it.
void TermPostings::put_back() {
    while (in_heap_ < cursors_.size()) {
        if (!cursors_[in_heap_].cursor->next()) {
            cursors_.erase(heap_end());
            continue;
        }
        ++in_heap_;
        std::push_heap(cursors_.begin(), heap_end(), comes_later);
    }
}

void TermPostings::gather() {
    gathered_.clear();
    for (auto counted = heap_end(); counted != cursors_.end(); ++counted) add(*counted);
    postings_ = gathered_;
}

// Adds the postings of a run, which are in order, to those of the runs before.
void TermPostings::add(const CountedCursor& counted) {
    const auto before = static_cast<std::ptrdiff_t>(gathered_.size());
    for (const Posting& posting : counted.cursor->postings()) {
        if (counted.superseded == nullptr || !(*counted.superseded)[posting.docid]) gathered_.push_back(posting);
    }
    const auto first = gathered_.begin() + before;
    if (before > 0 && first != gathered_.end() && is_earlier(*first, first[-1])) {
        std::inplace_merge(gathered_.begin(), first, gathered_.end(), is_earlier);
    }
}

}  // namespace kwic
