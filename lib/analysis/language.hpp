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

    // Whether a word of ASCII letters and digits and its stem begin alike. A stem of four bytes and more has the first
    // three of the word. Of a shorter one the first is the word's; so is the second, unless it is an "i" that was a
    // "y" ("dying", "die"). English: "The English (Porter2) stemming algorithm" of snowballstem.org takes nothing from
    // the begin of a word but apostrophes, its suffixes stand behind a vowel and a consonant or leave two letters and
    // more, and what replaces a suffix of these differs from the third letter on at the earliest where it ends the
    // stem. Tests ask for all short words and many longer ones.
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
