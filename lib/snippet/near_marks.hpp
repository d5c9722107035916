// Which of its words a near marks in a text.
#pragma once

#include "snippet/near_places.hpp"
#include "snippet/text_clause.hpp"

#include <functional>

namespace kwic {

// Says that a match of a pattern belongs to the marks; maybe several times.
using UseSpan = std::function<void(const Pattern&, PlaceSpan)>;

// Calls `use` for the spans of patterns that take part in the near. Of a near within a near only its tightest windows
// take part. `find` gives the spans of a pattern, sorted and distinct.
void mark_near(const Near& near, const FindSpans& find, const UseSpan& use);

}  // namespace kwic
