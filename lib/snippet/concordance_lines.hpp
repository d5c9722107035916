// The lines of a concordance, collected text by text and sorted in the end.
#pragma once

#include "text/word_breaks.hpp"

#include <kwic/concordance.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Thread rule: one thread at a time.
class ConcordanceLines {
  public:
    // Both must outlive the object.
    ConcordanceLines(const ConcordanceOptions& options, WordBreaker& breaker) : options_(options), breaker_(breaker) {}

    // Whether a limit on all lines is reached.
    [[nodiscard]] bool is_full() const noexcept {
        return lines_.size() >= options_.limit || text_bytes_ >= max_concordance_bytes;
    }

    // Lets text that is kept beside the lines count.
    void count(std::size_t bytes) noexcept { text_bytes_ += bytes; }

    // Adds a line for each of the marks (of collect_marks, of the whole text) up to `most` of them, or until it is
    // full; returns how many. `place` says whose text it is.
    std::size_t add(std::string_view text, const std::vector<Mark>& marks, std::size_t most,
                    const ConcordanceLine& place);

    // All lines, sorted as the options say; nothing is left.
    std::vector<ConcordanceLine> take();

  private:
    [[nodiscard]] std::string sort_key(std::string_view text, const Mark& mark) const;

    const ConcordanceOptions& options_;
    WordBreaker& breaker_;
    std::vector<ConcordanceLine> lines_;
    std::vector<std::string> keys_;  // of the lines, unless they are to be sorted by rank, as they come
    std::size_t text_bytes_ = 0;
};

}  // namespace kwic
