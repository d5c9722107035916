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
#include "analysis/word_parts.hpp"
#include "text/character_class.hpp"
#include "text/word_breaks.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// A joined form never stands for more parts than this.
inline constexpr std::uint32_t max_joined_parts = 16;

// Thread rule: one thread at a time; keep one and reuse it, since it keeps its memory.
class WordAnalyzer {
  public:
    // `word` is a segment of `kind` number, letters or ideographic, well-formed UTF-8; its language is the folder's,
    // and its texts are where that puts them. What is returned holds until the next call. Throws what fold_word()
    // throws, and std::bad_alloc.
    const WordAnalysis& analyze(PartFolder& folder, SegmentKind kind, std::string_view word);

  private:
    struct Character {
        std::uint32_t begin_byte;
        std::uint32_t end_byte;
        CharacterClass type;
    };

    void split_characters();
    void analyze_east_asian();
    void add_character_tokens();
    void add_overlay(const WordPart& part, TokenKind kind, bool weighs);

    void analyze_pieces();
    void add_pieces();
    void add_piece(const WordPart& piece);
    void add_as_one_word(std::span<const WordPart> parts);
    void add_without_joiners();
    bool add_contraction();
    void add_word(PackedToken token, char joiner_before);

    PackedToken fold_part(const WordPart& part);
    void fold_parts(std::span<const WordPart> parts);
    PackedToken make_joined(std::string_view form, std::string_view split, std::uint32_t span, const WordPart& first,
                            const WordPart& last);
    [[nodiscard]] std::string_view text_of(const WordPart& part) const {
        return word_.substr(part.begin_byte, part.end_byte - part.begin_byte);
    }

    PartFolder* folder_ = nullptr;
    std::string_view word_;
    WordAnalysis analysis_;
    std::vector<Character> characters_;
    std::vector<WordPart> pieces_;
    std::vector<WordPart> parts_;           // of a piece
    std::vector<PackedToken> part_tokens_;  // of the parts that weigh as one word,
    std::string joined_;                    // their form
    std::string stems_;                     // and their stems
};

// Whether WordAnalyzer makes one token of `word`, which is what PartFolder makes of it, since it is letters of ASCII
// without a hump: a short cut for most words that are new. False for some others of which that is true.
bool is_one_plain_part(std::string_view word) noexcept;

// Appends `next` to a joined form. The joiner between them stays only where it separates digits ("2024-05", "1.5"); a
// comma before three digits goes ("1,234" is "1234"), another one is a decimal point ("2,5" is "2.5").
void append_joined(std::string& joined, char joiner, std::string_view next);

}  // namespace kwic
