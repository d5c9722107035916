// Passages: pieces of a document's own text with the places that satisfied the query.
//
// A passage holds text and ranges, never markup. All marks of a hit together cover every text clause of the query
// that the document satisfies, and nothing else; filters mark nothing. A phrase is one mark.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kwic {

// One satisfied place. `begin` and `end` are a half-open byte range within the text that carries the mark (a passage's
// `text`, or a hit's title); the other members place it in the whole text of the document (or title).
struct Mark {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::uint64_t begin_byte = 0;  // bytes from the start of the document's text, half open
    std::uint64_t end_byte = 0;
    std::uint64_t begin_code_point = 0;  // Unicode code points from the start of the document's text, half open
    std::uint64_t end_code_point = 0;
    std::uint64_t line = 0;    // of the first byte, counted from 1; lines end at LF, CR or CR LF
    std::uint64_t column = 0;  // code points from the start of that line, counted from 1

    bool operator==(const Mark&) const = default;
};

// The marks in a value of a text field.
struct FieldMarks {
    std::string name;
    std::size_t value = 0;    // which of the values of that name, from 0
    std::vector<Mark> marks;  // in order, not overlapping

    bool operator==(const FieldMarks&) const = default;
};

struct Passage {
    std::string text;              // a contiguous piece of the document's text, byte for byte
    std::uint64_t begin_byte = 0;  // where it stands in the document's text, half open
    std::uint64_t end_byte = 0;
    std::uint64_t line = 0;   // of its first byte, counted from 1
    std::vector<Mark> marks;  // in order, not overlapping; never empty

    bool operator==(const Passage&) const = default;
};

}  // namespace kwic
