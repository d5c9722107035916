// How the words of a tree are written so that they are read again as they are.
#pragma once

#include <kwic/query.hpp>

#include <string>

namespace kwic {

// A leaf in the notation of the query language, without its sign: the field and its colon, then a phrase in quotation
// marks or a word with a backslash before what would be read as something else, then a prefix's star. A word with white
// space, which no query text gives, is written as a phrase.
std::string escape_term(const Query& leaf);

}  // namespace kwic
