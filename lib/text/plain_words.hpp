// The word break rules for what most text is made of: words of letters, digits and underscores with their marks, of any
// script that needs no dictionary, and what stands between them. The same boundaries as word_break_rules.hpp gives,
// with fewer steps (bench/tokenize); what takes more rules is told apart and left to them. Thread rule: any thread.
#pragma once

#include "text/ascii_word_bytes.hpp"
#include "text/word_breaks.hpp"
#include "text/word_roles.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kwic {

struct PlainWord {
    std::size_t end_byte = 0;
    std::uint8_t last_role = 0;  // of the last character that is not a mark
};

enum class WordStep : std::uint8_t { goes_on, ends, asks_all_rules };

// What the character at `text[at]`, which is not ASCII or none of a word's own, does to a plain word before it; moves
// `word` on where it goes on (rules 4, 6, 7, 11 and 12 of UAX #29).
inline WordStep step_plain_word(std::string_view text, std::size_t at, PlainWord& word) noexcept {
    const CharacterRole next = role_at(text, at);
    if (next.role == 0) return WordStep::ends;
    if (next.role & in_plain_word) {
        word = {at + next.bytes, next.role};
        return WordStep::goes_on;
    }
    if (next.role & plain_mark) {
        if (!(word.last_role & (plain_letter | plain_digit))) return WordStep::asks_all_rules;
        word.end_byte = at + next.bytes;
        return WordStep::goes_on;
    }
    if (next.role & begins_segment) {
        return word.last_role & plain_underscore ? WordStep::asks_all_rules : WordStep::ends;
    }
    if (next.role & asks_all_rules) return WordStep::asks_all_rules;
    if (at + next.bytes == text.size()) return WordStep::ends;
    const CharacterRole after = role_at(text, at + next.bytes);
    if (after.role & (plain_mark | asks_all_rules)) return WordStep::asks_all_rules;
    const unsigned both = word.last_role & after.role;
    const bool joined =
        ((both & plain_letter) && (next.role & joins_letters)) || ((both & plain_digit) && (next.role & joins_digits));
    if (!joined) return WordStep::ends;
    word = {at + next.bytes + after.bytes, after.role};
    return WordStep::goes_on;
}

inline std::size_t find_ascii_word_end(std::string_view text, std::size_t at) noexcept {
    while (text.size() - at >= word_block_bytes) {
        const std::size_t count = count_word_bytes_of_block(text.data() + at);
        at += count;
        if (count < word_block_bytes) break;
    }
    while (at < text.size() && (ascii_role_at(text, at) & in_plain_word)) ++at;
    return at;
}

// Moves `word` over what is its own and ASCII, then over what is its own and of two bytes, as most other letters are.
inline void extend_plain_word(std::string_view text, PlainWord& word) noexcept {
    std::size_t at = find_ascii_word_end(text, word.end_byte);
    std::uint8_t last = at > word.end_byte ? ascii_role_at(text, at - 1) : word.last_role;
    for (; begins_two_bytes(text, at); at += 2) {
        const std::uint8_t role = role_of_two_bytes(text, at);
        if (!(role & in_plain_word)) break;
        last = role;
    }
    word = {at, last};
}

// Reads the plain word that begins at `text[begin]`; false if none does, or if it takes all rules to tell its end.
inline bool read_plain_word(std::string_view text, std::size_t begin, PlainWord& word) noexcept {
    word = {begin, 0};
    while (true) {
        extend_plain_word(text, word);
        if (word.end_byte == text.size() || ascii_role_at(text, word.end_byte) == 0) break;
        const WordStep step = step_plain_word(text, word.end_byte, word);
        if (step == WordStep::asks_all_rules) return false;
        if (step == WordStep::ends) break;
    }
    return word.end_byte > begin;
}

// The kind of the plain word from `begin` on: by its last letter or digit (rules 13a and 13b).
inline SegmentKind kind_of_plain_word(std::string_view text, std::size_t begin, const PlainWord& word) noexcept {
    if (word.last_role & plain_letter) return SegmentKind::letters;
    if (word.last_role & plain_digit) return SegmentKind::number;
    SegmentKind kind = SegmentKind::none;
    std::uint8_t before = 0;
    for (std::size_t at = begin; at < word.end_byte;) {
        const CharacterRole next = role_at(text, at);
        if (next.role & plain_letter) kind = SegmentKind::letters;
        if (next.role & plain_digit) kind = SegmentKind::number;
        if (next.role & before & plain_underscore) kind = SegmentKind::letters;
        if (!(next.role & plain_mark)) before = next.role;
        at += next.bytes;
    }
    return kind;
}

// The end of the separator at `text[at]`, a run of spaces or one character; `at` itself if it takes all rules to tell.
inline std::size_t find_plain_separator_end(std::string_view text, std::size_t at) noexcept {
    const CharacterRole first = role_at(text, at);
    if (first.role & ~(joins_letters | joins_digits)) return at;
    std::size_t end = at + first.bytes;
    const bool space = text[at] == ' ';
    while (space && end < text.size() && text[end] == ' ') ++end;
    if (end == text.size()) return end;
    const std::uint8_t after = role_at(text, end).role;
    if (after & (plain_mark | asks_all_rules)) return at;
    return space && (after & begins_segment) ? at : end;
}

// Where the next segment that may be a word begins, from a boundary at `at` on: text.size() if none does. The boundary
// lies before a separator that takes all rules with what follows it.
inline std::size_t skip_plain_separators(std::string_view text, std::size_t at) noexcept {
    std::size_t last = at;
    while (at < text.size()) {
        CharacterRole next{ascii_role_at(text, at), 1};
        if (next.role & (in_plain_word | begins_segment)) return at;
        if (next.role & asks_all_rules) {
            next = role_beyond_ascii(text, at);
            if (next.role & (in_plain_word | begins_segment)) return at;
            if (next.role & (plain_mark | asks_all_rules)) return last;
        }
        last = at;
        at += next.bytes;
    }
    return at;
}

}  // namespace kwic
