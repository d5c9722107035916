#include "snippet/passage_budget.hpp"

#include <utility>

namespace kwic {
namespace {

// A passage of fewer words says nothing.
constexpr std::size_t min_shortened_words = 5;

}  // namespace

std::size_t count_words(std::string_view text, WordBreaker& breaker) {
    breaker.set_text(text);
    std::size_t words = 0;
    for (Segment segment; breaker.next(segment);) words += segment.kind == SegmentKind::none ? 0 : 1;
    return words;
}

BudgetOutcome PassageBudget::spend(std::vector<Passage>& passages, std::size_t rank, const Shorten& shorten) {
    BudgetOutcome outcome;
    std::vector<Passage> shown;
    for (Passage& passage : passages) {
        const auto before = ranks_.find(passage.text);
        if (before != ranks_.end()) {
            outcome.repeats.push_back(before->second);
        } else if (fit(passage, shorten)) {
            ranks_.emplace(passage.text, rank);
            shown.push_back(std::move(passage));
        } else {
            ++outcome.left_out;
        }
    }
    passages = std::move(shown);
    return outcome;
}

bool PassageBudget::fit(Passage& passage, const Shorten& shorten) {
    if (closed_) return false;
    if (take(passage)) return true;
    closed_ = true;
    if (words_ - spent_ < min_shortened_words) return false;
    Passage shorter = shorten(passage, words_ - spent_);
    if (!take(shorter)) return false;
    passage = std::move(shorter);
    return true;
}

bool PassageBudget::take(const Passage& passage) {
    const std::size_t words = count_words(passage.text, breaker_);
    if (words > words_ - spent_) return false;
    spent_ += words;
    return true;
}

}  // namespace kwic
