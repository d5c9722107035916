#include "indexing/term_postings.hpp"

#include "text/first_bytes.hpp"

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
    for (CountedCursor& counted : cursors_) at_term_.push_back(&counted);
}

bool TermPostings::next() {
    do {
        move_on();
        if (heap_.empty()) return false;
        Place first;
        do {
            first = heap_.front();
            std::pop_heap(heap_.begin(), heap_.end(), comes_later);
            heap_.pop_back();
            at_term_.push_back(first.cursor);
        } while (!heap_.empty() && is_same(heap_.front(), first));
        term_ = first.term;
        is_gathered_ = false;
    } while (may_be_empty() && postings().empty());
    return true;
}

bool TermPostings::comes_later(const Place& a, const Place& b) noexcept {
    if (a.leading != b.leading) return a.leading > b.leading;
    if (a.next != b.next) return a.next > b.next;
    return a.term > b.term;
}

bool TermPostings::is_same(const Place& a, const Place& b) noexcept {
    if (a.leading != b.leading || a.next != b.next || a.term.size() != b.term.size()) return false;
    return a.term.size() <= 16 || a.term == b.term;
}

// Runs give a term at least a posting, of which some may be superseded.
bool TermPostings::may_be_empty() const noexcept {
    return std::all_of(at_term_.begin(), at_term_.end(),
                       [](const CountedCursor* counted) { return counted->superseded; });
}

// Moves the cursors that stood at the last term.
void TermPostings::move_on() {
    for (CountedCursor* counted : at_term_) {
        if (!counted->cursor->next()) continue;
        const std::string_view term = counted->cursor->term();
        const std::string_view behind = term.size() > 8 ? term.substr(8) : std::string_view();
        heap_.push_back({leading_number(term), leading_number(behind), term, counted});
        std::push_heap(heap_.begin(), heap_.end(), comes_later);
    }
    at_term_.clear();
}

void TermPostings::gather() {
    is_gathered_ = true;
    postings_ = {};
    for (const CountedCursor* counted : at_term_) {
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
