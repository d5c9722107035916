// Words of Han and Kana that a text may write as one.
#pragma once

#include "search/query_unit.hpp"

#include <cstddef>
#include <vector>

namespace kwic {

// Words of Han and Kana that end with units[last] and stand without space may be part of a longer word in a text, where
// the dictionary drew no border: then their characters stand there two by two, all at that word's place. Adds this to
// `whole`, which has the units before `last` as one.
void add_longer_words(const std::vector<QueryUnit>& units, std::size_t last, QueryUnit& whole);

}  // namespace kwic
