// One word between two Unicode word boundaries: its tokens.
//
// A word may hold pieces, at joiners ("l'eau", "node.js", "snake_case"), and a piece may hold parts, at humps
// ("camelCase"). Pieces weigh as words of their own, and their joined form does not; a piece with humps weighs as one
// word, and its parts do not. So every piece of the text weighs once, however it is taken apart. Initials ("U.S.A"),
// numbers ("1,234.5") and English possessives ("Korea's") are one token.
#pragma once

#include <kwic/analyzer.hpp>

#include "analysis/packed_word.hpp"
#include "analysis/part_folder.hpp"
#include "text/word_breaks.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace kwic {

// A joined form never stands for more parts than this.
inline constexpr std::uint32_t max_joined_parts = 16;

// `word` is a segment of `kind` number, letters or ideographic, well-formed UTF-8; its language is the folder's, and
// its texts are where that puts them. Throws what fold_word() throws, and std::bad_alloc.
WordAnalysis analyze_word(PartFolder& folder, SegmentKind kind, std::string_view word);

// Whether analyze_word() makes one token of `word`, which is what PartFolder makes of it, since it is letters of ASCII
// without a hump: a short cut for most words that are new. False for some others of which that is true.
bool is_one_plain_part(std::string_view word) noexcept;

// Appends `next` to a joined form. The joiner between them stays only where it separates digits ("2024-05", "1.5"); a
// comma before three digits goes ("1,234" is "1234"), another one is a decimal point ("2,5" is "2.5").
void append_joined(std::string& joined, char joiner, std::string_view next);

}  // namespace kwic
