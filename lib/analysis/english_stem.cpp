#include "analysis/english_stem.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace kwic {
namespace {

// A "y" that is no vowel is written so while a word is stemmed.
constexpr char consonant_y = 'Y';

constexpr bool is_one_of(char c, std::string_view set) noexcept {
    return set.find(c) != set.npos;
}

constexpr bool is_vowel(char c) noexcept {
    constexpr std::uint32_t vowels =
        1U << ('a' & 31) | 1U << ('e' & 31) | 1U << ('i' & 31) | 1U << ('o' & 31) | 1U << ('u' & 31) | 1U << ('y' & 31);
    return c >= 'a' && (vowels >> (c & 31) & 1) != 0;
}

struct Ending {
    std::string_view ending;
    std::string_view instead;
};

// Of endings that end in one another, the longer stand first.
constexpr std::array<Ending, 18> exceptions = {{{"skis", "ski"},
                                                {"skies", "sky"},
                                                {"dying", "die"},
                                                {"lying", "lie"},
                                                {"tying", "tie"},
                                                {"idly", "idl"},
                                                {"gently", "gentl"},
                                                {"ugly", "ugli"},
                                                {"early", "earli"},
                                                {"only", "onli"},
                                                {"singly", "singl"},
                                                {"sky", "sky"},
                                                {"news", "news"},
                                                {"howe", "howe"},
                                                {"atlas", "atlas"},
                                                {"bias", "bias"},
                                                {"cosmos", "cosmos"},
                                                {"andes", "andes"}}};
constexpr std::array<std::string_view, 8> exceptions_without_s = {"inning",  "outing",  "canning", "herring",
                                                                  "earring", "proceed", "exceed",  "succeed"};
constexpr std::array<std::string_view, 3> first_regions = {"gener", "commun", "arsen"};
constexpr std::array<Ending, 3> apostrophes = {{{"'s'", ""}, {"'s", ""}, {"'", ""}}};
constexpr std::array<Ending, 6> past_forms = {
    {{"eedly", "ee"}, {"ingly", ""}, {"edly", ""}, {"eed", "ee"}, {"ing", ""}, {"ed", ""}}};
constexpr std::array<Ending, 24> long_endings = {
    {{"ational", "ate"}, {"tional", "tion"}, {"ization", "ize"}, {"ation", "ate"}, {"ator", "ate"},    {"izer", "ize"},
     {"fulness", "ful"}, {"ousness", "ous"}, {"iveness", "ive"}, {"alism", "al"},  {"biliti", "ble"},  {"iviti", "ive"},
     {"aliti", "al"},    {"entli", "ent"},   {"ousli", "ous"},   {"fulli", "ful"}, {"lessli", "less"}, {"enci", "ence"},
     {"anci", "ance"},   {"abli", "able"},   {"alli", "al"},     {"bli", "ble"},   {"ogi", "og"},      {"li", ""}}};
constexpr std::array<Ending, 9> middle_endings = {{{"ational", "ate"},
                                                   {"tional", "tion"},
                                                   {"alize", "al"},
                                                   {"icate", "ic"},
                                                   {"iciti", "ic"},
                                                   {"ical", "ic"},
                                                   {"ful", ""},
                                                   {"ness", ""},
                                                   {"ative", ""}}};
constexpr std::array<Ending, 18> last_endings = {{{"al", ""},
                                                  {"ance", ""},
                                                  {"ence", ""},
                                                  {"er", ""},
                                                  {"ic", ""},
                                                  {"able", ""},
                                                  {"ible", ""},
                                                  {"ant", ""},
                                                  {"ement", ""},
                                                  {"ment", ""},
                                                  {"ent", ""},
                                                  {"ism", ""},
                                                  {"ate", ""},
                                                  {"iti", ""},
                                                  {"ous", ""},
                                                  {"ive", ""},
                                                  {"ize", ""},
                                                  {"ion", ""}}};

// Whether the rules surely leave the word, for how it ends. True only if none of the endings that they take away or
// alter ends so, nor any of the exceptions.
bool is_left_by_rules(std::string_view word) noexcept {
    if (word.front() == '\'') return false;
    const char before = word[word.size() - 2];
    const char second_before = word[word.size() - 3];
    switch (word.back()) {
        case '\'':
        case 'e':
            return false;
        case 'c':  // "ic"
            return before != 'i';
        case 'd':  // "ed"
            return before != 'e';
        case 'g':  // "ing"
            return before != 'n';
        case 'i':  // "enci", "anci", "li", "ogi", "iti"
            return !is_one_of(before, "clgt");
        case 'l':  // "al", "ful", "ll"
            return !is_one_of(before, "aul");
        case 'm':  // "ism"
            return before != 's';
        case 'n':  // "ion"
            return before != 'o';
        case 'r':  // "er", "ator"
            return !is_one_of(before, "eo");
        case 's':  // "s", but not of "us" and "ss"; "ous", "ness"
            return (before == 'u' && second_before != 'o') || (before == 's' && second_before != 'e');
        case 't':  // "ant", "ment", "ent"
            return before != 'n';
        case 'y':  // "y" behind no vowel, "ly"
            return is_one_of(before, "aeiou");
        default:
            return true;
    }
}

// Where the first consonant that stands behind a vowel, at `from` or behind it, ends; the word's end if there is none.
std::size_t end_of_syllable(std::string_view word, std::size_t from) noexcept {
    while (from < word.size() && !is_vowel(word[from])) ++from;
    while (from < word.size() && is_vowel(word[from])) ++from;
    return std::min(from + 1, word.size());
}

bool ends_in_short_syllable(std::string_view word) noexcept {
    if (word.size() < 2 || is_vowel(word.back()) || !is_vowel(word[word.size() - 2])) return false;
    return word.size() == 2 || (!is_one_of(word.back(), "wxY") && !is_vowel(word[word.size() - 3]));
}

bool has_vowel(std::string_view word) noexcept {
    return std::any_of(word.begin(), word.end(), is_vowel);
}

// The steps of the algorithm, under its names for the regions. They are called in turn, once.
class EnglishWord {
  public:
    explicit EnglishWord(std::string& word) : word_(word) {
        if (word_.front() == '\'') word_.erase(0, 1);
        mark_consonants();
        const auto first = std::find_if(first_regions.begin(), first_regions.end(),
                                        [&](std::string_view begin) { return word_.starts_with(begin); });
        r1_ = first != first_regions.end() ? first->size() : end_of_syllable(word_, 0);
        r2_ = end_of_syllable(word_, r1_);
    }

    void take_off_apostrophe() {
        if (const Ending* found = find(apostrophes)) replace(*found);
    }

    void take_off_s() {
        if (word_.ends_with("sses")) {
            cut(2);
        } else if (word_.ends_with("ied") || word_.ends_with("ies")) {
            cut(word_.size() > 4 ? 2 : 1);
        } else if (word_.ends_with('s') && !word_.ends_with("us") && !word_.ends_with("ss") && word_.size() >= 2 &&
                   has_vowel(before(2))) {
            cut(1);
        }
    }

    void take_off_past() {
        const Ending* found = find(past_forms);
        if (!found) return;
        if (!found->instead.empty()) {
            if (is_in(r1_, *found)) replace(*found);
            return;
        }
        if (!has_vowel(before(found->ending.size()))) return;
        replace(*found);
        if (word_.ends_with("at") || word_.ends_with("bl") || word_.ends_with("iz")) {
            word_ += 'e';
        } else if (ends_in_double()) {
            cut(1);
        } else if (word_.size() == r1_ && ends_in_short_syllable(word_)) {
            word_ += 'e';
        }
    }

    void alter_y() {
        if (word_.size() < 3 || !is_one_of(word_.back(), "yY") || is_vowel(word_[word_.size() - 2])) return;
        word_.back() = 'i';
    }

    void shorten_long_ending() {
        const Ending* found = find(long_endings);
        if (!found || !is_in(r1_, *found)) return;
        const std::string_view rest = before(found->ending.size());
        if (found->ending == "ogi" && !rest.ends_with('l')) return;
        if (found->ending == "li" && (rest.empty() || !is_one_of(rest.back(), "cdeghkmnrt"))) return;
        replace(*found);
    }

    void shorten_middle_ending() {
        const Ending* found = find(middle_endings);
        if (!found || !is_in(found->ending == "ative" ? r2_ : r1_, *found)) return;
        replace(*found);
    }

    void take_off_last_ending() {
        const Ending* found = find(last_endings);
        if (!found || !is_in(r2_, *found)) return;
        if (found->ending == "ion" && !before(3).ends_with('s') && !before(3).ends_with('t')) return;
        replace(*found);
    }

    void take_off_e_or_l() {
        if (word_.empty()) return;
        const std::size_t rest = word_.size() - 1;
        if (word_.back() == 'e') {
            if (rest >= r2_ || (rest >= r1_ && !ends_in_short_syllable(before(1)))) cut(1);
        } else if (rest >= r2_ && word_.ends_with("ll")) {
            cut(1);
        }
    }

    void finish() { std::replace(word_.begin(), word_.end(), consonant_y, 'y'); }

  private:
    void mark_consonants() {
        char last = 'a';
        for (char& c : word_) {
            if (c == 'y' && is_vowel(last)) c = consonant_y;
            last = c;
        }
    }

    // The last letter tells most endings apart (bench/build_stages).
    [[nodiscard]] const Ending* find(std::span<const Ending> endings) const noexcept {
        const char last = word_.empty() ? '\0' : word_.back();
        const auto found = std::find_if(endings.begin(), endings.end(), [&](const Ending& ending) {
            return ending.ending.back() == last && word_.ends_with(ending.ending);
        });
        return found == endings.end() ? nullptr : &*found;
    }

    [[nodiscard]] std::string_view before(std::size_t ending_bytes) const noexcept {
        return std::string_view(word_).substr(0, word_.size() - ending_bytes);
    }
    [[nodiscard]] bool is_in(std::size_t region, const Ending& ending) const noexcept {
        return word_.size() - ending.ending.size() >= region;
    }
    [[nodiscard]] bool ends_in_double() const noexcept {
        return word_.size() >= 2 && word_.back() == word_[word_.size() - 2] && is_one_of(word_.back(), "bdfgmnprt");
    }

    void cut(std::size_t bytes) { word_.resize(word_.size() - bytes); }
    void replace(const Ending& found) { word_.replace(word_.size() - found.ending.size(), word_.npos, found.instead); }

    std::string& word_;
    std::size_t r1_ = 0;
    std::size_t r2_ = 0;
};

}  // namespace

void stem_english(std::string& word) {
    if (word.size() < 3 || is_left_by_rules(word)) return;
    const auto exception =
        std::find_if(exceptions.begin(), exceptions.end(), [&](const Ending& e) { return e.ending == word; });
    if (exception != exceptions.end()) {
        word = exception->instead;
        return;
    }
    EnglishWord steps(word);
    steps.take_off_apostrophe();
    steps.take_off_s();
    if (std::find(exceptions_without_s.begin(), exceptions_without_s.end(), word) == exceptions_without_s.end()) {
        steps.take_off_past();
        steps.alter_y();
        steps.shorten_long_ending();
        steps.shorten_middle_ending();
        steps.take_off_last_ending();
        steps.take_off_e_or_l();
    }
    steps.finish();
}

}  // namespace kwic
