// Words that the index has, in the place of words that it lacks or that are not yet typed to their end.
#pragma once

#include "search/search_session.hpp"
#include "search/unit_reader.hpp"

#include <kwic/query.hpp>
#include <kwic/suggestion.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// What is suggested stands in some document. Throws Xapian's exceptions, Error{damaged, io}. Thread rule: one thread at
// a time.
class Spelling {
  public:
    // Both must outlive this.
    Spelling(SearchSession& session, const std::vector<std::string>& languages)
        : session_(session), units_(session.vocabulary, languages, session.tokenizer) {}

    // Words that begin as the last word of `text`, the most frequent first, ties in the order of bytes.
    std::vector<Suggestion> complete(std::string_view text, std::size_t limit);

    // Words like the last word of `text`, the best first; none where it has a digit or fewer than three letters.
    std::vector<Suggestion> find_nearest(std::string_view text, std::size_t limit);

    // The canonical text of the query with the best word in the place of each that finds nothing; empty if there is
    // none. Words in fields, words that are excluded, and patterns stay as they are.
    std::string correct(Query tree);

  private:
    bool correct_leaf(Query& leaf);
    std::string best_in_place_of(const QueryUnit& unit);
    [[nodiscard]] bool is_known(const QueryUnit& unit) const;
    bool finds_something(const std::string& word);
    std::vector<Suggestion> find_near(const std::string& form, std::size_t limit);

    SearchSession& session_;
    UnitReader units_;
};

}  // namespace kwic
