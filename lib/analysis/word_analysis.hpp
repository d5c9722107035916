// One word between two Unicode word boundaries: its tokens.
//
// A word may hold pieces, at joiners ("l'eau", "node.js", "snake_case"), and a piece may hold parts, at humps
// ("camelCase"). Pieces weigh as words of their own, and their joined form does not; a piece with humps weighs as one
// word, and its parts do not. So every piece of the text weighs once, however it is taken apart. Initials ("U.S.A"),
// numbers ("1,234.5") and English possessives ("Korea's") are one token.
#pragma once

#include <kwic/analyzer.hpp>

#include "analysis/part_folder.hpp"
#include "text/word_breaks.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

struct WordToken {
    std::string form;
    std::string stem;
    std::uint32_t begin_byte = 0;  // within the word, half open
    std::uint32_t end_byte = 0;
    std::uint32_t position = 0;  // from the word's first position
    std::uint32_t span = 1;
    TokenKind kind = TokenKind::word;
    bool stop_word = false;
    bool weighs = true;
    std::string split;  // of a joined form: the stems of its parts, each followed by a space
};

struct WordAnalysis {
    std::vector<WordToken> tokens;  // in order of position, then of begin_byte
    std::uint32_t positions = 0;    // that the word takes; 0 when it holds no token
    std::string joined;             // all of the word folded, without joiners: what a compound joins
    std::string split;              // the stems of its positions, each followed by a space
    bool compounds = false;         // may be a member of a hyphenated compound
};

// A joined form never stands for more parts than this.
inline constexpr std::uint32_t max_joined_parts = 16;

// `word` is a segment of `kind` number, letters or ideographic, well-formed UTF-8; its language is the folder's. Throws
// what fold_word() throws.
WordAnalysis analyze_word(PartFolder& folder, SegmentKind kind, std::string_view word);

// Whether analyze_word() makes one token of `word`, which is what PartFolder makes of it, since it is letters of ASCII
// without a hump: a short cut for most words that are new. False for some others of which that is true.
bool is_one_plain_part(std::string_view word) noexcept;

// Appends `next` to a joined form. The joiner between them stays only where it separates digits ("2024-05", "1.5"); a
// comma before three digits goes ("1,234" is "1234"), another one is a decimal point ("2,5" is "2.5").
void append_joined(std::string& joined, char joiner, std::string_view next);

}  // namespace kwic
