// Order, counts and groups by the values of fields.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace kwic {

// Numbers and dates are ordered as such, other values by their folded texts, and what is then the same by its bytes. Of
// several values of a document the first in this order counts, or the last where it descends. Documents without a value
// come last in either direction.
struct SortKey {
    std::string field;  // "score": the ranking's
    bool descending = false;
};

// Bounds as a query writes them ("1970", "2020-06"); both belong to the range, an empty one does not bound.
struct FacetRange {
    std::string low;
    std::string high;
};

// What to count of all matches. With neither ranges nor a step, the values themselves.
struct FacetRequest {
    std::string field;
    std::size_t limit = 10;               // values wanted, those of most documents
    std::vector<FacetRange> ranges = {};  // of numbers or dates
    std::string step = {};                // "year", "month" or "day" of dates, or the width of a range of numbers
};

struct FacetCount {
    std::string value;            // as a document has it; a range as "low..high"; a year, month or day as 2020-06-30;
                                  // a step of numbers as "20..30": from the first on and below the second
    std::uint64_t documents = 0;  // matches that have it
};

struct Facet {
    std::string field;
    std::uint64_t documents = 0;          // matches with a value of the field
    std::uint64_t values = 0;             // distinct values, ranges or steps that they have
    std::vector<FacetCount> counts = {};  // values by falling number of documents, then by order; ranges as they were
                                          // asked for; steps ascending, those that have documents
};

}  // namespace kwic
