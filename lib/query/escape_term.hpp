// How the words of a tree are written so that they are read again as they are.
#pragma once

#include <kwic/query.hpp>
#include <kwic/schema.hpp>

#include <string>
#include <vector>

namespace kwic {

// A leaf in the notation of the query language, without its sign: the field and its colon, then a phrase in quotation
// marks, a range, or a word with a backslash before what would be read as something else, then what says that it is
// fuzzy or boosted. A word with white space, which no query text gives, is written as a phrase. Of a field that is not
// among `fields`, nothing is taken for granted.
std::string escape_term(const Query& leaf, bool follows_sign, const std::vector<FieldSpec>& fields);

// A near that is_quotable, in the same way.
std::string escape_quotable_near(const Query& near, const std::vector<FieldSpec>& fields);

}  // namespace kwic
