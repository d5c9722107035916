#include "indexing/term_postings.hpp"

#include <algorithm>

namespace kwic {
namespace {

// Without a branch for which comes first: documents went to the workers as they came (bench/build_stages).
std::span<const Posting> merge(std::span<const Posting> a, std::span<const Posting> b, std::vector<Posting>& out) {
    if (out.size() < a.size() + b.size()) out.resize(a.size() + b.size());
    auto at_a = a.begin();
    auto at_b = b.begin();
    auto end = out.begin();
    while (at_a != a.end() && at_b != b.end()) {
        const bool takes_a = at_a->docid < at_b->docid;
        *end++ = takes_a ? *at_a : *at_b;
        at_a += takes_a ? 1 : 0;
        at_b += takes_a ? 0 : 1;
    }
    std::copy(at_b, b.end(), std::copy(at_a, a.end(), end));
    return {out.data(), a.size() + b.size()};
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
        is_gathered_ = false;
    } while (may_be_empty() && postings().empty());
    return true;
}

// Runs give a term at least a posting, of which some may be superseded.
bool TermPostings::may_be_empty() const noexcept {
    const auto at_term = cursors_.begin() + static_cast<std::ptrdiff_t>(in_heap_);
    return std::all_of(at_term, cursors_.end(), [](const CountedCursor& counted) { return counted.superseded; });
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
    is_gathered_ = true;
    postings_ = {};
    for (auto counted = heap_end(); counted != cursors_.end(); ++counted) {
        const std::span<const Posting> postings = counted->cursor->postings();
        add(counted->superseded ? keep(postings, *counted->superseded) : postings);
    }
}

void TermPostings::add(std::span<const Posting> more) {
    if (!postings_.empty() && !more.empty()) {
        postings_ = merge(postings_, more, merged_);
        merged_.swap(gathered_);
    } else if (postings_.empty()) {
        postings_ = more;
        if (more.data() == kept_.data()) kept_.swap(gathered_);
    }
}

// What is not superseded.
std::span<const Posting> TermPostings::keep(std::span<const Posting> postings, const std::vector<bool>& superseded) {
    kept_.clear();
    for (const Posting& posting : postings) {
        if (!superseded[posting.docid]) kept_.push_back(posting);
    }
    return kept_;
}

}  // namespace kwic
