// Fields: what a document has beside its text, and how a query may ask for it.
#pragma once

#include <kwic/export.hpp>

#include <cstdint>
#include <optional>
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
    double boost = 1;  // text only: how often its words count (a title's count twice), a whole number from 1 to 10

    bool operator==(const FieldSpec&) const = default;
};

// A field that documents of an index have.
struct IndexedField {
    std::string name;
    FieldType type = FieldType::words;
    double boost = 1;             // text only
    bool declared = false;        // else its type shows in its values, or it is one that every index has
    std::uint64_t documents = 0;  // that have a value
    std::uint64_t values = 0;     // distinct ones
};

// "text", "words", "keyword", "number", "date", "path".
KWIC_API std::string_view name_of(FieldType type) noexcept;

// The reverse; nothing for another name.
KWIC_API std::optional<FieldType> field_type_of(std::string_view name) noexcept;

}  // namespace kwic
