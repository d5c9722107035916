// What could not be taken as the query says it.
#pragma once

#include <kwic/query.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

// Thread rule: one thread at a time.
class QueryWarnings {
  public:
    // `text` is the query that the tree was parsed from, for columns; it may be empty, and must outlive this.
    explicit QueryWarnings(std::string_view text) : text_(text) {}

    // Of a node of the tree.
    void warn(const Query& node, std::string message);

    // That there is no word in it, and that it has more than `max_words` in one piece.
    void warn_of_no_word(const Query& node);
    void warn_of_cut(const Query& node, std::size_t max_words);

    // Of the query as a whole.
    void warn(std::string message) { warnings_.push_back({1, std::move(message), ""}); }

    // Leaves none.
    std::vector<Diagnostic> take() { return std::exchange(warnings_, {}); }

  private:
    std::string_view text_;
    std::vector<Diagnostic> warnings_;
};

// The node alone, without sign and boost, as a query says it.
std::string written_of(const Query& node);

}  // namespace kwic
