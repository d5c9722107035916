// What analysis knows of a language: its stemmer and its stop words.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Thread rule: stem_word() uses scratch memory inside the stemmer, so one thread at a time.
class Language {
  public:
    // `code` is ISO 639-1; one that is not known has no stemmer and no stop words.
    explicit Language(std::string_view code);
    ~Language();
    Language(Language&&) noexcept;
    Language& operator=(Language&&) noexcept;

    [[nodiscard]] const std::string& code() const noexcept { return code_; }

    // Writes the index term of a folded word to `stem`: the Snowball stem without the marks of Latin letters. English,
    // whose stemmer knows no accents, loses the marks first, so that "résumé" meets "resume". Words longer than
    // `max_stemmed_bytes` are not stemmed.
    void stem_word(std::string_view folded, std::string& stem) const;

    // Whether a folded word (marks in place, ASCII apostrophe) is a stop word.
    [[nodiscard]] bool is_stop_word(std::string_view folded) const;

    // Whether words of ASCII letters and digits begin as their stems do. A stem of four bytes and more has all but its
    // last two, and its first three, from the word's begin; of a shorter one, the first byte is the word's, and so is
    // the second unless it is the "i" of a "y" ("dying", "die"). So it is without a stemmer. The English one
    // (snowballstem.org, Porter2) takes endings away that stand behind a vowel and a consonant, or leave two letters;
    // what it puts in their place differs from them in at most the last two letters of what it leaves, and never in the
    // first two of the word. Tests ask it for all short words and many longer ones.
    [[nodiscard]] bool keeps_beginnings() const noexcept { return !stemmer_ || code_ == "en"; }

    static constexpr std::size_t max_stemmed_bytes = 128;

  private:
    struct Stemmer;
    std::string code_;
    std::unique_ptr<Stemmer> stemmer_;          // null: none for this language
    std::vector<std::string_view> stop_words_;  // sorted
};

// Whether there are rules for a language: a stemmer or stop words.
bool is_known_language(std::string_view code);

// The ISO 639-2 code that stands for every language without rules, so that an index holds few languages.
inline constexpr std::string_view undetermined_language = "und";

}  // namespace kwic
