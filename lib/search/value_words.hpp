// Whether the words of a query stand next to each other in the value of a field.
#pragma once

#include "analysis/tokenizer.hpp"

#include <kwic/query.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Stems of words, forms of exact ones, and what is like a pattern or a few edits away. Values are analysed as texts of
// each of the languages. Thread rule: one thread at a time.
class ValueWords {
  public:
    // `leaf`: a word, phrase, wildcard or fuzzy word. The tokenizer must outlive this.
    ValueWords(const Query& leaf, const std::vector<std::string>& languages, Tokenizer& tokenizer);

    // Whether there is any word to look for.
    [[nodiscard]] bool has_words() const noexcept { return !sequences_.empty(); }

    [[nodiscard]] bool match(std::string_view value);

  private:
    enum class Likeness : std::uint8_t { stem, form, pattern, edits };

    // A word between two places of a sequence.
    struct Step {
        std::uint32_t from = 0;
        std::uint32_t to = 0;
        Likeness likeness = Likeness::stem;
        std::string text;
        std::uint32_t distance = 0;
    };
    // The ways from place 0 to `end`, in one language.
    struct Sequence {
        std::string language;
        std::vector<Step> steps;
        std::uint32_t end = 0;
    };
    struct Word {
        std::string form;
        std::string stem;
        std::uint32_t position = 0;
        std::uint32_t span = 1;
        TokenKind kind = TokenKind::word;
    };

    void add_leaf(const Query& leaf, bool exact, Sequence& sequence);
    void add_text(std::string_view text, bool exact, Sequence& sequence);
    std::vector<Word> words_of(std::string_view text, const std::string& language);
    [[nodiscard]] static bool is_like(const Word& word, const Step& step);
    [[nodiscard]] static bool stands_in(const Sequence& sequence, const std::vector<Word>& words);

    Tokenizer& tokenizer_;
    std::vector<Sequence> sequences_;
};

}  // namespace kwic
