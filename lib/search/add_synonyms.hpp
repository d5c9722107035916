// A query with what its words mean as well.
#pragma once

#include "search/synonym_table.hpp"
#include "search/unit_reader.hpp"
#include "storage/text_fields.hpp"

#include <kwic/query.hpp>

namespace kwic {

// What a synonym counts at most of what the words of the query count: a document that says it as the query does comes
// first, also where the synonym is a rarer word.
inline constexpr double synonym_boost = 0.8;

// The tree with a synonym beside each word, run of words and phrase that has some; the longest run counts. What is
// exact has none, nor has a filter. Optional words stay where they are, and a synonym is one more part of their group;
// required words and a synonym are alternatives; of excluded ones both are excluded. At most max_query_terms synonyms
// are added. Throws Xapian's exceptions.
Query add_synonyms(const Query& tree, const SynonymTable& synonyms, UnitReader& units, const TextFields& text_fields);

}  // namespace kwic
