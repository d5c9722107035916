// The one table of what stands in the database: term prefixes, value slots, metadata keys.
//
// A prefix is an upper-case ASCII letter; stems are folded and so never begin with one. docs/index-format.md prints
// this table, and a test compares the two.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace kwic {

enum class TermSpace : std::uint8_t { stem, form, unusual, title, field, id, language };

struct TermSpaceRow {
    TermSpace space;
    std::string_view prefix;
    std::string_view holds;
};

inline constexpr std::array<TermSpaceRow, 7> term_spaces = {{
    {TermSpace::stem, "",
     "stems of title, text and text fields; wdf 2 in the title, 1 in the text, its boost in a field, 0 for what does "
     "not weigh"},
    {TermSpace::form, "E", "exact forms, folded and without Latin marks, but not a stem's usual one; wdf 0"},
    {TermSpace::unusual, "N", "stems (their terms) of which the document lacks the usual form; wdf 0"},
    {TermSpace::title, "S", "stems of the title; wdf 0"},
    {TermSpace::field, "F",
     "stems (their terms) of a text field, behind its number from 0 among those declared and a colon; wdf 0"},
    {TermSpace::id, "Q", "the document's id; wdf 0"},
    {TermSpace::language, "L", "the ISO 639 code of the language that it was analysed in; wdf 0"},
}};

enum class ValueSlot : std::uint8_t { id = 0, date = 1 };

struct ValueSlotRow {
    ValueSlot slot;
    std::string_view holds;
};

inline constexpr std::array<ValueSlotRow, 2> value_slots = {{
    {ValueSlot::id, "the document's id, whole"},
    {ValueSlot::date, "the document's date as it was given: ISO 8601, so that byte order is time order"},
}};

// As Xapian takes it.
constexpr std::uint32_t slot_number(ValueSlot slot) noexcept {
    return static_cast<std::uint32_t>(slot);
}

// Metadata key "J" + a joined form's stem: the stems of its parts as they were seen, each followed by a space, one way
// of splitting a line, at most `max_splits` ways.
inline constexpr std::string_view split_key_prefix = "J";
inline constexpr std::size_t max_splits = 4;

// Metadata key "D" + a document's number, highest byte first in four: its table of positions (document_positions.hpp).
// Not a value of the document: Xapian 1.4.22 ends the process where a value cannot be written. The first of all
// metadata, so that a build can write them as documents come.
std::string make_position_key(std::uint32_t docid);
inline constexpr std::string_view position_key_prefix = "D";

// Metadata key of the pieces that the stored texts are written with (text_dictionary.hpp); there is none in a small
// index.
inline constexpr std::string_view text_dictionary_key = "T";

// Metadata key of the usual forms of stems (usual_forms.hpp); there is none in a small index.
inline constexpr std::string_view usual_forms_key = "F";

// Xapian's limit, in which a zero byte counts twice.
inline constexpr std::size_t max_term_bytes = 245;

// The title's words stand before the text's, and behind these those of each value of a text field, all this far apart,
// so that no phrase reaches from one into the other.
inline constexpr std::uint32_t position_gap = 100;

constexpr std::string_view prefix_of(TermSpace space) noexcept {
    return term_spaces[static_cast<std::size_t>(space)].prefix;
}

// The term of `body` in `space`. One that would pass the limit, or that reads like this already, keeps its beginning
// and ends in "~" and the hexadecimal SHA-256 of the whole, so that different bodies stay different terms.
std::string make_term(TermSpace space, std::string_view body);
void make_term(TermSpace space, std::string_view body, std::string& term);

// The term of a stem, given as its own term, in the text field of this number.
void make_field_term(std::uint32_t field, std::string_view stem_term, std::string& term);

// Whether a term of the index is one of a stem: it has none of the prefixes.
constexpr bool is_stem_term(std::string_view term) noexcept {
    return term.empty() || term.front() < 'A' || term.front() > 'Z';
}

// Whether a term's body ends in "~" and a hash.
bool is_hashed(std::string_view body);

// The metadata key of a joined form's stem, bounded in the same way.
std::string make_split_key(std::string_view joined_stem);

}  // namespace kwic
