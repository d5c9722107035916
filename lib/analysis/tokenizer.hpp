// Text to a stream of tokens: words, their parts, and compounds of words.
#pragma once

#include "analysis/word_cache.hpp"
#include "text/word_breaks.hpp"

#include <kwic/analyzer.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// A token as it passes by: its views hold until take() returns.
struct TokenView {
    std::string_view form;   // folded, not stemmed; empty for bigrams and characters
    std::string_view stem;   // the index term; empty for a Hangul word of three syllables and more
    std::string_view split;  // of a joined form: the stems of its parts, each followed by a space; else empty
    std::size_t begin_byte = 0;
    std::size_t end_byte = 0;
    std::uint32_t position = 0;
    std::uint32_t span = 1;
    TokenKind kind = TokenKind::word;
    bool stop_word = false;
    bool weighs = true;
    std::uint32_t unit = 0;  // counts words and compounds: tokens of one unit belong together without space between
};

class TokenSink {
  public:
    virtual ~TokenSink() = default;
    virtual void take(const TokenView& token) = 0;
};

// Thread rule: one thread at a time; keep one and reuse it, since it remembers words.
class Tokenizer {
  public:
    // Hands the tokens of `text` to `sink` in order of position, then of begin_byte. The first word stands at
    // `first_position`; returns the position after the last word. Ill-formed UTF-8 separates words.
    // Words longer than max_word_bytes are taken as several.
    std::uint32_t tokenize(std::string_view text, std::string_view language, std::uint32_t first_position,
                           TokenSink& sink);

    // The rules of a language as this tokenizer uses them.
    const Language& language(std::string_view code);

    static constexpr std::size_t max_word_bytes = 4096;

  private:
    struct Member {
        const WordAnalysis* analysis;
        std::size_t begin_byte;
        char joiner_before;
    };

    WordCache& cache(std::string_view code);
    std::string_view text_of(const Segment& segment) const {
        return text_.substr(segment.begin_byte, segment.end_byte - segment.begin_byte);
    }
    bool next_segment(Segment& segment);
    void read_unit(Segment& segment, bool& more);
    bool read_suffix(Segment& segment, bool& more);
    void emit_unit(TokenSink& sink);
    void collect_members();
    void collect_compound();
    void collect_suffixed();

    std::map<std::string, WordCache, std::less<>> caches_;
    WordBreaker breaker_;
    std::string_view text_;
    Segment rest_;  // of a word that is taken as several
    WordCache* cache_ = nullptr;
    std::vector<Member> members_;
    std::size_t unit_end_byte_ = 0;
    std::string_view suffix_;
    std::string joined_;
    std::string split_;
    std::vector<TokenView> tokens_;
    std::uint32_t position_ = 0;
    std::uint32_t unit_ = 0;
};

}  // namespace kwic
