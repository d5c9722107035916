// Fields: what a document has beside its text, and how a query may ask for it.
#pragma once

#include <kwic/export.hpp>

#include <string>
#include <string_view>

namespace kwic {

// How a field's values are compared. A field of type `text` ranks; all others filter: they restrict what is found and
// add nothing to a score.
enum class FieldType {
    text,     // words, ranked as the text is, with a boost
    words,    // words of the value, next to each other; what an undeclared field is
    keyword,  // the whole value, folded; `*` and `?` in it
    number,   // a range of numbers
    date,     // a range of days or moments
    path,     // a file's path: a glob, a folder, or a file's name
};

struct FieldSpec {
    std::string name;
    FieldType type = FieldType::text;
    double boost = 1;  // text only: how often its words count

    bool operator==(const FieldSpec&) const = default;
};

// "text", "words", "keyword", "number", "date", "path".
KWIC_API std::string_view name_of(FieldType type) noexcept;

}  // namespace kwic
