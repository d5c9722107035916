// The tokens of a word, laid out for being handed out again and again.
#pragma once

#include "analysis/byte_arena.hpp"
#include "analysis/word_analysis.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace kwic {

// Room in which a sink notes where it has met a word last, and what it knows of a token: zeros at first, and again when
// the word was forgotten. For the sink alone.
struct WordNotes {
    std::uint32_t document = 0;
    std::uint32_t number = 0;
};
struct TokenNotes {
    std::uint32_t epoch = 0;  // of the sink: what was noted in another one holds no more
    std::uint32_t stem = 0;
    std::uint32_t form = 0;
    std::uint32_t title = 0;
    std::uint64_t hash = 0;
};

// A token of a word. The views and numbers are those of TokenView, counted from the word's begin.
struct PackedToken {
    const char* text;  // the form, then the stem, then the split
    std::uint32_t form_bytes;
    std::uint32_t stem_bytes;
    std::uint32_t split_bytes;
    mutable TokenNotes notes;
    std::uint32_t begin_byte;
    std::uint32_t end_byte;
    std::uint32_t position;
    std::uint8_t span;
    std::uint8_t kind;  // a TokenKind
    bool stop_word;
    bool weighs;

    [[nodiscard]] std::string_view form() const noexcept { return {text, form_bytes}; }
    [[nodiscard]] std::string_view stem() const noexcept { return {text + form_bytes, stem_bytes}; }
    [[nodiscard]] std::string_view split() const noexcept { return {text + form_bytes + stem_bytes, split_bytes}; }
};

// A word, a compound of words, or a word with a sign: what WordAnalysis says of it.
struct PackedWord {
    const PackedToken* begin_token;  // in order of position, then of begin_byte
    mutable WordNotes notes;
    std::uint32_t token_count;
    std::uint32_t positions;  // that it takes; without one it has no tokens
    const char* joined_text;  // the joined form, then the split
    std::uint32_t joined_bytes;
    std::uint32_t split_bytes;
    bool compounds;

    [[nodiscard]] std::span<const PackedToken> tokens() const noexcept { return {begin_token, token_count}; }
    [[nodiscard]] std::string_view joined() const noexcept { return {joined_text, joined_bytes}; }
    [[nodiscard]] std::string_view split() const noexcept { return {joined_text + joined_bytes, split_bytes}; }
};

// A word of a compound, and where it stands in it.
struct CompoundMember {
    const PackedWord* word = nullptr;
    std::size_t begin_byte = 0;
    char joiner_before = '\0';  // '-' for any hyphen, '&', or '\0'
};

// Lays words out in an arena, which must outlive them. Thread rule: one thread at a time.
class WordPacker {
  public:
    explicit WordPacker(ByteArena& arena) : arena_(arena) {}

    // All four throw std::bad_alloc.
    PackedWord pack(const WordAnalysis& analysis);

    // A word of `bytes` bytes that is one part and nothing else.
    PackedWord pack_part(const FoldedPart& part, std::size_t bytes);

    // Two or more words that compound, in a text; the last ends at `end_byte`, and the first begins the compound. The
    // members' tokens keep their texts, so that the members must last as long as the compound.
    PackedWord pack_compound(const Language& language, std::span<const CompoundMember> members, std::size_t end_byte);

    // A word with the sign after it ("C++"), which is what weighs: the word alone only finds it. `word` lasts as long.
    PackedWord pack_suffixed(const PackedWord& word, std::string_view suffix, std::size_t bytes);

  private:
    PackedToken pack_token(const WordToken& token);
    const char* join(std::string_view first, std::string_view second, std::string_view third);

    ByteArena& arena_;
};

}  // namespace kwic
