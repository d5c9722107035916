// Units, which are words, compounds of words and words with a sign, where plain rules tell their bounds. Thread rule:
// any thread.
#pragma once

#include "text/plain_words.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace kwic {

// What joins two words into a compound when it stands alone between them: '-' for any hyphen, '&', or '\0'.
char compound_joiner(std::string_view gap);

// The sign in `rest` that belongs to the word before it: "++", after a single letter "#", or nothing.
std::string_view find_suffix(std::string_view word, std::string_view rest);

struct PlainUnit {
    std::size_t begin_byte = 0;
    std::size_t end_byte = 0;
    SegmentKind kind = SegmentKind::letters;  // of its first word; a number is called letters where that is the same
    bool one_word = true;
};

// Of bytes: whether a word of letters and digits that one follows is a unit, whatever comes after.
inline constexpr auto ends_plain_unit = [] {
    std::array<bool, 256> ends{};
    for (std::size_t byte = 0; byte < 128; ++byte) ends[byte] = ascii_roles[byte] == 0;
    for (const unsigned char sign : {'-', '&', '+', '#'}) ends[sign] = false;
    return ends;
}();

// read_plain_unit() for all units.
bool read_any_plain_unit(std::string_view text, std::size_t begin, PlainUnit& unit);

// The unit that begins with the word at `text[begin]`; of kind none if that is none (a single underscore). False if it
// takes all rules to tell. A unit that is not one word may turn out to end earlier, since not every word compounds.
// Most units are one word of ASCII with plain characters around it (bench/tokenize).
inline bool read_plain_unit(std::string_view text, std::size_t begin, PlainUnit& unit) {
    if (ascii_role_at(text, begin) & (plain_letter | plain_digit)) {
        const std::size_t end = find_ascii_word_end(text, begin);
        if (end < text.size() && ends_plain_unit[static_cast<unsigned char>(text[end])] && text[end - 1] != '_') {
            unit = {begin, end};
            return true;
        }
    }
    return read_any_plain_unit(text, begin, unit);
}

}  // namespace kwic
