// The tokens of a word, laid out for being handed out again and again.
#pragma once

#include "analysis/byte_arena.hpp"
#include "analysis/term_text.hpp"
#include "analysis/word_table.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

class Language;

// Room in which a sink notes where it has met a word last: zeros at first, and again when the word was forgotten. For
// the sink alone.
struct WordNotes {
    std::uint32_t document = 0;
    std::uint32_t number = 0;
    std::uint32_t piece = 0;  // longer than the other two: not of one text, but of all
};

// A token of a word. The numbers are those of TokenView, counted from the word's begin; their bits are enough for
// sixteen words of 4,096 bytes (TermText says why they are few).
struct PackedToken {
    const TermText* text = nullptr;
    std::uint64_t begin_byte : 18 = 0;
    std::uint64_t end_byte : 18 = 0;
    std::uint32_t position : 17 = 0;
    bool stop_word : 1 = false;
    bool weighs : 1 = true;
    std::uint8_t span : 5 = 1;
    std::uint8_t kind : 3 = 0;  // a TokenKind

    [[nodiscard]] std::string_view form() const noexcept { return text->form(); }
    [[nodiscard]] std::string_view stem() const noexcept { return text->stem(); }
    [[nodiscard]] std::string_view split() const noexcept { return text->split(); }

    [[nodiscard]] bool stands_before(const PackedToken& other) const noexcept {
        return position != other.position ? position < other.position : begin_byte < other.begin_byte;
    }
};

static_assert(sizeof(PackedToken) == 16);

// A word, a compound of words, or a word with a sign: what WordAnalysis says of it.
struct PackedWord {
    const PackedToken* begin_token;  // in order of position, then of begin_byte
    mutable WordNotes notes;
    std::uint32_t token_count;
    const char* joined_text;  // the joined form, then the split
    std::uint64_t joined_bytes : 21;
    std::uint64_t split_bytes : 21;
    std::uint32_t positions : 17;  // that it takes; without one it has no tokens
    bool compounds : 1;
    bool passes : 1;  // lasts until WordCache::forget_passing(), and what holds its tokens no longer

    [[nodiscard]] std::span<const PackedToken> tokens() const noexcept { return {begin_token, token_count}; }
    [[nodiscard]] std::string_view joined() const noexcept { return {joined_text, joined_bytes}; }
    [[nodiscard]] std::string_view split() const noexcept { return {joined_text + joined_bytes, split_bytes}; }
};

// What analysis finds in a word.
struct WordAnalysis {
    std::vector<PackedToken> tokens;  // in order of position, then of begin_byte
    std::uint32_t positions = 0;      // that the word takes; 0 when it holds no token
    std::string joined;               // all of the word folded, without joiners: what a compound joins
    std::string split;                // the stems of its positions, each followed by a space
    bool compounds = false;           // may be a member of a hyphenated compound
};

// A word of a compound, and where it stands in it.
struct CompoundMember {
    const PackedWord* word = nullptr;
    std::size_t begin_byte = 0;
    char joiner_before = '\0';  // '-' for any hyphen, '&', or '\0'
};

enum class TextsLast { yes, no };

// Lays words and their texts out in an arena, which must outlive them. Thread rule: one thread at a time.
class WordPacker {
  public:
    // `parts` are known already, and last at least as long as the words; those that are made are added to them if they
    // last too.
    WordPacker(ByteArena& arena, WordTable<TermText>& parts, TextsLast last)
        : arena_(arena), parts_(parts), last_(last) {}

    // All throw std::bad_alloc.
    //
    // A text that nobody else has.
    const TermText& make_text(std::string_view form, std::string_view stem, std::string_view split, bool stop_word);

    // The part that was added under `key`, or null; and one that is not known.
    [[nodiscard]] const TermText* find_part(const WordKey& key) const noexcept { return parts_.find(key); }
    const TermText& add_part(const WordKey& key, std::string_view form, std::string_view stem, bool stop_word);

    PackedWord pack(const WordAnalysis& analysis);

    // A word of `bytes` bytes that is one part and nothing else; its token has been made before, so that it stands
    // beside the word.
    PackedToken& make_token() { return *new (arena_.allocate<PackedToken>(1)) PackedToken; }
    static PackedWord pack_part(PackedToken& token, const TermText& part, std::size_t bytes);

    // Two or more words that compound, in a text; the last ends at `end_byte`, and the first begins the compound. The
    // members' tokens keep their texts, so that the members must last as long as the compound.
    PackedWord pack_compound(const Language& language, std::span<const CompoundMember> members, std::size_t end_byte);

    // A word with the sign after it ("C++"), which is what weighs: the word alone only finds it. `word` lasts as long.
    PackedWord pack_suffixed(const PackedWord& word, std::string_view suffix, std::size_t bytes);

  private:
    void pack_joined(const WordAnalysis& analysis, PackedWord& word);

    ByteArena& arena_;
    WordTable<TermText>& parts_;
    TextsLast last_;
};

}  // namespace kwic
