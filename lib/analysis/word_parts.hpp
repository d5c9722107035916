// Where a word comes apart: at joiners inside it, and at humps.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// A half-open byte range of a word, and the joiner that stood before it: one of ' . _ @ , ; or '\0' for none.
struct WordPart {
    std::uint32_t begin_byte = 0;
    std::uint32_t end_byte = 0;
    char joiner_before = '\0';
};

// Writes over `pieces` the stretches between joiners, their typographic and full-width forms included.
void split_at_joiners(std::string_view word, std::vector<WordPart>& pieces);

// Writes over `parts` the stretches of a piece between a lower-case and an upper-case letter ("camel|Case"), and before
// the last of several capitals that begins a word of three letters or more ("JSON|Parse"). The first keeps the piece's
// joiner.
void split_at_humps(std::string_view word, const WordPart& piece, std::vector<WordPart>& parts);

// Whether the parts are digits alone.
bool are_digits(std::string_view word, const std::vector<WordPart>& parts);

// Whether parts of digits are one number: with thousands separators ("1,234,567"), or a fraction ("3.14", "2,50"). At
// least two parts.
bool are_one_number(const std::vector<WordPart>& parts);

// Whether the parts are single letters with dots between them ("U.S.A").
bool are_initials(std::string_view word, const std::vector<WordPart>& parts);

// Whether the last part is a possessive 's.
bool ends_in_possessive(std::string_view word, const std::vector<WordPart>& parts);

// Turns typographic apostrophes into ASCII ones, in place.
void plain_apostrophes(std::string& text);

}  // namespace kwic
