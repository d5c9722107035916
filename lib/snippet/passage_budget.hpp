// Words that the passages of all hits may have together.
#pragma once

#include "text/word_breaks.hpp"

#include <kwic/snippet.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kwic {

// The words of a text: what WordBreaker finds and is not of kind none.
std::size_t count_words(std::string_view text, WordBreaker& breaker);

// What became of a hit's passages under a budget.
struct BudgetOutcome {
    std::size_t left_out = 0;          // had no room
    std::vector<std::size_t> repeats;  // for each whose text was shown before: the rank of the hit that shows it
};

// Thread rule: one thread at a time.
class PassageBudget {
  public:
    // A shorter passage, within a given one, of about `words` words.
    using Shorten = std::function<Passage(const Passage& passage, std::size_t words)>;

    PassageBudget(std::size_t words, WordBreaker& breaker) : words_(words), breaker_(breaker) {}

    // Leaves in `passages` those that are shown, for the hit with this rank. The first that does not fit is shortened;
    // from there on none fits.
    BudgetOutcome spend(std::vector<Passage>& passages, std::size_t rank, const Shorten& shorten);

    // The words of all passages shown.
    [[nodiscard]] std::size_t spent() const noexcept { return spent_; }

  private:
    bool fit(Passage& passage, const Shorten& shorten);
    bool take(const Passage& passage);

    std::size_t words_;
    WordBreaker& breaker_;
    std::size_t spent_ = 0;
    bool closed_ = false;
    std::unordered_map<std::string, std::size_t> ranks_;  // by the text shown
};

}  // namespace kwic
