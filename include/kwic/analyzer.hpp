// From text to tokens, exactly as indexing and searching do it.
//
// Words follow Unicode's word boundaries (UAX #29 as ICU implements it; dictionary words for Chinese, Japanese, Thai,
// Lao, Khmer and Burmese). A word is folded (NFKC case fold), stemmed by its language's Snowball stemmer, and then
// loses the marks of its Latin letters. docs/architecture.md tells what becomes of compounds and identifiers.
#pragma once

#include <kwic/export.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

enum class TokenKind {
    word,       // a word between two boundaries
    part,       // a piece of a longer word: "node" in "node.js"
    joined,     // a compound without its joiners: "nonaligned" in "non-aligned"
    bigram,     // two neighbouring characters of a Hangul, Han or Kana word
    character,  // one Hangul or Han character
};

// A token. `form` and `stem` are UTF-8; the byte range is half open and lies in the analysed text.
struct Token {
    std::string form;  // folded, not stemmed; empty for bigrams and characters
    std::string stem;  // the index term; empty for a Hangul word, which its bigrams stand for
    std::uint64_t begin_byte = 0;
    std::uint64_t end_byte = 0;
    std::uint32_t position = 0;  // in words, from 1; several tokens may share one
    std::uint32_t span = 1;      // positions it covers: a joined form as many as its parts
    TokenKind kind = TokenKind::word;
    bool stop_word = false;  // too common in its language to weigh
    bool weighs = true;      // counts in the document's length and in its score

    bool operator==(const Token&) const = default;
};

// Thread rule: one thread at a time; make one for each thread.
class KWIC_API Analyzer {
  public:
    Analyzer();
    ~Analyzer();
    Analyzer(Analyzer&&) noexcept;
    Analyzer& operator=(Analyzer&&) noexcept;

    // The tokens of `text` in order of position, then of begin_byte. `language` is an ISO 639-1 code; one without a
    // stemmer leaves the forms as they are. Ill-formed UTF-8 separates words.
    std::vector<Token> analyze(std::string_view text, std::string_view language = "en");

    // The ISO 639-1 code of the language that `text` is most probably in, from a sample of some 512 bytes; empty when
    // the sample does not tell with confidence.
    [[nodiscard]] static std::string detect_language(std::string_view text);

    // Names everything that decides about tokens: versions of ICU, Unicode and the stemmers, and this library's rules.
    // Two analyzers with the same fingerprint make the same tokens.
    [[nodiscard]] static std::string fingerprint();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// "word", "part", "joined", "bigram", "character".
KWIC_API std::string_view name_of(TokenKind kind) noexcept;

}  // namespace kwic
