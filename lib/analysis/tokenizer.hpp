// Text to a stream of tokens: words, their parts, and compounds of words.
#pragma once

#include "analysis/ascii_units.hpp"
#include "analysis/plain_units.hpp"
#include "analysis/unwanted_words.hpp"
#include "analysis/word_analyzer.hpp"
#include "analysis/word_cache.hpp"
#include "text/word_breaks.hpp"

#include <kwic/analyzer.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <span>
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

// A word or compound with its tokens, one at least, as it stands in a text.
struct WordInText {
    const PackedWord* word = nullptr;
    std::size_t begin_byte = 0;
    std::uint32_t byte_count = 0;
    std::uint32_t position = 0;  // to which those of its tokens are to be added
};

// For those who want to see to a word once, however often it comes: most words are the same object each time, and so
// are the texts that words share; the notes of both are the sink's own. A Tokenizer whose words are taken by such sinks
// has always the same one, or sinks that tell their notes from those of the others.
class WordSink {
  public:
    virtual ~WordSink() = default;
    // The words hold until this returns.
    virtual void take(std::span<const WordInText> words) = 0;
};

// Thread rule: one thread at a time; keep one and reuse it, since it remembers words.
class Tokenizer {
  public:
    // What is remembered takes some `max_cache_bytes` of memory at most. When that is reached, new words are analysed
    // each time to the end of the text; all words of all languages are forgotten when the next text begins.
    explicit Tokenizer(std::size_t max_cache_bytes) : cache_(max_cache_bytes) {}
    Tokenizer() : Tokenizer(WordCache::default_max_bytes) {}

    // Hands the tokens of `text` to `sink` in order of position, then of begin_byte. The first word stands at
    // `first_position`; returns the position after the last word. Ill-formed UTF-8 separates words.
    // Words longer than max_word_bytes are taken as several. Throws what the sink throws, std::bad_alloc, and what
    // DictionaryBreaks throws.
    std::uint32_t tokenize(std::string_view text, std::string_view language, std::uint32_t first_position,
                           TokenSink& sink);

    // The same, by words: in order of position.
    std::uint32_t tokenize(std::string_view text, std::string_view language, std::uint32_t first_position,
                           WordSink& sink);

    // The same, but words that have none of the wanted terms may be left out, and most are where the language keeps
    // beginnings (bench/passages).
    std::uint32_t tokenize_wanted(std::string_view text, std::string_view language, std::uint32_t first_position,
                                  const WordBeginnings& wanted, WordSink& sink);

    // The rules of a language as this tokenizer uses them; lasts as long as the tokenizer.
    const Language& language(std::string_view code);

    // Gives back the memory of what is remembered.
    void forget_words() noexcept { cache_.clear(); }

    static constexpr std::size_t max_word_bytes = 4096;

  private:
    struct KeyedUnit {
        WordKey key;
        SegmentKind kind = SegmentKind::none;
        bool one_word = false;
        std::uint32_t positions_before = 0;  // of words that are left out
    };
    struct NumberedLanguage {
        Language language;
        std::uint32_t number;
    };

    const NumberedLanguage& numbered(std::string_view code);
    void begin_text(std::string_view text, std::string_view language, std::uint32_t first_position);

    std::uint32_t tokenize_begun(WordSink& sink);
    void take_plain_units(WordSink& sink);
    std::size_t read_plain_units(std::size_t at);
    std::size_t read_ascii_units(std::size_t at);
    std::size_t add_to_batch(const char* block, AsciiUnits& units);
    void add_to_batch(const PlainUnit& unit);
    const PackedWord* find_plain_unit(const KeyedUnit& unit);
    const PackedWord& join_ascii_words(std::string_view unit);
    std::size_t find_plain_units();

    bool take_units_by_all_rules(WordSink& sink);
    bool next_segment(Segment& segment);
    void read_unit(Segment& segment, bool& more);
    bool read_suffix(Segment& segment, bool& more);
    const PackedWord& word_of(const Segment& segment);
    const PackedWord& unit_of_members();

    std::string_view text_of(const Segment& segment) const {
        return text_.substr(segment.begin_byte, segment.end_byte - segment.begin_byte);
    }
    WordKey key_of(std::string_view text, std::size_t begin, std::size_t end, bool east_asian) const noexcept {
        return make_word_key(text, begin, end, variant_of(east_asian));
    }
    std::uint32_t variant_of(bool east_asian) const noexcept { return language_->number * 2 + (east_asian ? 1 : 0); }
    const PackedWord& analyse(const WordKey& key, SegmentKind kind);
    void add_word(const PackedWord& word, std::size_t begin_byte, std::size_t byte_count) noexcept;
    void hand_words(WordSink& sink);

    std::map<std::string, NumberedLanguage, std::less<>> languages_;
    const NumberedLanguage* language_ = nullptr;  // of the text
    PartFolder folder_;
    WordAnalyzer analyzer_;
    WordCache cache_;

    std::string_view text_;
    bool leaves_out_ = false;  // what is unwanted
    UnwantedWords unwanted_;
    // Units are looked up together: what they need of memory is asked for while the next are read (bench/tokenize).
    std::array<KeyedUnit, 32> batch_;
    std::size_t batch_count_ = 0;
    std::uint32_t positions_left_out_ = 0;  // since the last unit of the batch
    std::array<WordInText, 32> words_;      // that wait for the sink
    std::size_t word_count_ = 0;
    WordBreaker breaker_;
    Segment rest_;  // of a word that is taken as several
    std::vector<CompoundMember> members_;
    std::string_view suffix_;
    std::size_t unit_end_byte_ = 0;
    std::uint32_t position_ = 0;
};

}  // namespace kwic
