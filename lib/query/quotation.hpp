// Where phrases begin and end: which quotation marks pair.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace kwic {

// The text of a phrase and what follows it.
struct QuotedRange {
    std::size_t begin_byte = 0;  // after the opening mark
    std::size_t end_byte = 0;    // at the closing mark, or the end of the text
    std::size_t next_byte = 0;   // after the closing mark
    bool opens = false;          // there is an opening mark, and it counts as one
    bool closed = false;
};

// Finds phrases in one text; all calls together take time linear in it.
class QuotationFinder {
  public:
    // `text` must outlive the finder.
    explicit QuotationFinder(std::string_view text) : text_(text) {}

    // The phrase that opens at `at`, the start of a term. A '"' always opens; without a second one its phrase reaches
    // the end of the text. “ (closed by ” or “), „ (“ or ”) and « (») open where they are closed; ” (”) and » (« or »),
    // which close more often than they open, only with the phrase directly after them.
    QuotedRange find_at_term_start(std::size_t at);

    // The phrase that opens at `at` inside a word: only after a character that is no word character, and directly
    // before its text. `5"10` and `york".` have none.
    QuotedRange find_inside_word(std::size_t at);

  private:
    [[nodiscard]] std::size_t find_closing(std::size_t begin, std::u32string_view closers, bool may_follow_space) const;

    std::string_view text_;
    std::array<bool, 5> unclosed_{};  // for each mark but '"': there is none to close it in the rest of the text
};

}  // namespace kwic
