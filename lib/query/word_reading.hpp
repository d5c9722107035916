// What a word of a query asks for: itself, a pattern, or what resembles it.
#pragma once

#include "query/word_text.hpp"

#include <kwic/query.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kwic {

enum class WordFault : std::uint8_t {
    none,
    few_letters,          // for a wildcard; `text` is without it
    stray_wildcard,       // beside characters that no wildcard can stand beside; `text` is as written
    wildcard_with_tilde,  // the tilde does not count
    short_fuzzy,          // too few letters for a tilde; `text` is without it
    odd_edits,            // `distance` is the nearest possible
};

struct WordReading {
    QueryKind kind = QueryKind::word;  // word, wildcard or fuzzy
    std::string text;
    std::uint32_t distance = 0;  // of a fuzzy word
    double boost = 1;
    bool boost_is_bounded = false;  // another one was written
    WordFault fault = WordFault::none;
};

// Reads a word that stands alone.
//
// `^` and a number at its end are a boost. Wildcards are '*' and '?' in a word of letters, digits, marks, hyphens,
// apostrophes, '.' and '_' alone, with letters or digits (or the word's end) on both sides; '?' at either end is
// punctuation, unless a '*' is beside it, and so is "**". A '~' and perhaps a digit at the end of such a word without
// wildcards makes it fuzzy. The punctuation , ; : . ! ? after any of these does not count. All else is text.
WordReading read_word(const WordText& word);

// The same in a phrase, which boosts none of its words, and where what cannot be taken as written is text.
WordReading read_word_in_phrase(const WordText& word);

// Whether the text of a word can be written as it is.
bool reads_as_plain_word(std::string_view text);
bool reads_as_plain_word_in_phrase(std::string_view text);

// The text without '*' and '?'.
std::string remove_wildcards(std::string_view text);

}  // namespace kwic
