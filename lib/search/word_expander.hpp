// Wildcards and fuzzy words to the forms that the index has of them.
#pragma once

#include "search/exact_forms.hpp"
#include "search/query_warnings.hpp"

#include <kwic/query.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace kwic {

// Thread rule: that of the forms.
class WordExpander {
  public:
    WordExpander(ExactForms& forms, QueryWarnings& warnings) : forms_(forms), warnings_(warnings) {}

    // At most max_wildcard_expansions forms, the most frequent; if there are more, that is a warning. Nothing for
    // a leaf in which there is no letter, with a warning. Throws Xapian's exceptions, Error{damaged}.
    std::optional<FormExpansion> expand(const Query& leaf);

  private:
    ExactForms& forms_;
    QueryWarnings& warnings_;
};

// A wildcard's text as exact forms are compared with it: letters folded and without Latin marks, what joins words left
// out, `*` and `?` as they are.
std::string fold_wildcard(std::string_view text);

}  // namespace kwic
