#include "query/word_reading.hpp"

#include "query/lexical_rules.hpp"
#include "query/term_suffix.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace kwic {
namespace {

constexpr std::size_t most_letters_for_one_edit = 5;

bool is_joiner(char32_t value) {
    return value == '-' || value == '\'' || value == '.' || value == U'’' || value == U'\u2010' || value == U'\u2011';
}

bool is_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The word without the punctuation at its end.
WordText strip_punctuation(const WordText& word) {
    std::size_t end = word.text.size();
    while (end > 0 && !word.escaped[end - 1] && is_punctuation(word.text[end - 1])) {
        if (end > 1 && word.has('?', end - 1) && word.has('*', end - 2)) break;
        --end;
    }
    return word.first(end);
}

// Goes through the characters of a word and sees whether its wildcards can count.
class WildcardScan {
  public:
    explicit WildcardScan(const WordText& word) {
        for (std::size_t at = 0; at < word.text.size() && fits_;) {
            const QueryCharacter next = read_character(word.text, at);
            if (word.has_wildcard(at)) {
                take_wildcard(word.text[at] == '*');
            } else {
                take_character(next.value);
            }
            at += next.bytes;
        }
        if (before_ == Place::wildcard && !run_has_star_) fits_ = false;
    }

    [[nodiscard]] bool is_pattern() const { return fits_ && has_wildcard_; }
    [[nodiscard]] bool is_simple_word() const { return fits_ && !has_wildcard_; }

  private:
    enum class Place { edge, word, joiner, wildcard };

    void take_wildcard(bool is_star) {
        has_wildcard_ = true;
        if (before_ == Place::joiner || (is_star && after_star_)) fits_ = false;
        if (before_ != Place::wildcard) {
            run_begins_word_ = before_ == Place::edge;
            run_has_star_ = false;
        }
        run_has_star_ = run_has_star_ || is_star;
        after_star_ = is_star;
        before_ = Place::wildcard;
    }

    void take_character(char32_t value) {
        const bool is_word = is_word_character(value);
        if (!is_word && (!is_joiner(value) || before_ == Place::wildcard)) fits_ = false;
        if (before_ == Place::wildcard && run_begins_word_ && !run_has_star_) fits_ = false;
        after_star_ = false;
        before_ = is_word ? Place::word : Place::joiner;
    }

    Place before_ = Place::edge;
    bool fits_ = true;
    bool has_wildcard_ = false;
    bool run_begins_word_ = false;
    bool run_has_star_ = false;
    bool after_star_ = false;
};

// Whether the word ends like one whose writer wanted a wildcard.
bool ends_as_beginning(const WordText& word) {
    const std::size_t size = word.text.size();
    if (size < 2 || !word.has('*', size - 1)) return false;
    std::size_t before = size - 2;
    while (before > 0 && (static_cast<unsigned char>(word.text[before]) & 0xC0) == 0x80) --before;
    return is_word_character(read_character(word.text, before).value);
}

// A full stop at the end is punctuation, escaped or not: no word ends with one.
std::optional<WordReading> read_pattern(const WordText& word) {
    const WordText core = word.first(word.text.find_last_not_of('.') + 1);
    const std::size_t letters = count_letters(core.text);
    if (letters == 0 || !WildcardScan(core).is_pattern()) return std::nullopt;
    WordReading reading;
    if (letters < min_wildcard_letters) {
        reading.text = remove_wildcards(core.text);
        reading.fault = WordFault::few_letters;
        return reading;
    }
    reading.kind = QueryKind::wildcard;
    reading.text = core.text;
    return reading;
}

void count_edits(std::string_view digits, std::size_t letters, WordReading& reading) {
    if (digits.empty()) {
        reading.distance = letters > most_letters_for_one_edit ? 2 : 1;
    } else if (digits == "1" || digits == "2") {
        reading.distance = digits == "1" ? 1 : 2;
    } else {
        reading.distance = digits.find_first_not_of('0') == std::string_view::npos ? 1 : max_fuzzy_edits;
        reading.fault = WordFault::odd_edits;
    }
}

std::optional<WordReading> read_fuzzy(const WordText& core) {
    const std::size_t tilde = core.find_last('~');
    if (tilde == std::string::npos || !is_digits(std::string_view(core.text).substr(tilde + 1))) return std::nullopt;
    const WordText stem = core.first(tilde);
    if (std::optional<WordReading> pattern = read_pattern(strip_punctuation(stem))) {
        if (pattern->fault == WordFault::none) pattern->fault = WordFault::wildcard_with_tilde;
        return pattern;
    }
    const std::size_t letters = count_letters(stem.text);
    if (letters == 0 || !WildcardScan(stem).is_simple_word()) return std::nullopt;
    WordReading reading;
    reading.text = stem.text;
    if (letters < min_fuzzy_letters) {
        reading.fault = WordFault::short_fuzzy;
        return reading;
    }
    reading.kind = QueryKind::fuzzy;
    count_edits(std::string_view(core.text).substr(tilde + 1), letters, reading);
    return reading;
}

WordReading read_unboosted(const WordText& word) {
    const WordText core = strip_punctuation(word);
    if (std::optional<WordReading> fuzzy = read_fuzzy(core)) return *std::move(fuzzy);
    if (std::optional<WordReading> pattern = read_pattern(core)) return *std::move(pattern);
    WordReading reading;
    reading.text = word.text;
    if (ends_as_beginning(core)) reading.fault = WordFault::stray_wildcard;
    return reading;
}

bool is_plain(const WordReading& reading, std::string_view text) {
    return reading.kind == QueryKind::word && reading.text == text && reading.boost == 1 && !reading.boost_is_bounded &&
           reading.fault == WordFault::none;
}

WordText without_escapes(std::string_view text) {
    return {std::string(text), std::vector<bool>(text.size(), false)};
}

}  // namespace

WordReading read_word(const WordText& word) {
    const WordText core = strip_punctuation(word);
    const std::size_t caret = core.find_last('^');
    if (caret == 0 || caret == std::string::npos) return read_unboosted(word);
    const std::optional<Boost> boost = read_boost(std::string_view(core.text).substr(caret + 1));
    if (!boost) return read_unboosted(word);
    WordReading reading = read_unboosted(core.first(caret));
    reading.boost = boost->value;
    reading.boost_is_bounded = boost->is_bounded;
    return reading;
}

WordReading read_word_in_phrase(const WordText& word) {
    WordReading reading = read_unboosted(word);
    if (reading.kind != QueryKind::word) return reading;
    reading.text = word.text;
    reading.fault = WordFault::none;
    return reading;
}

bool reads_as_plain_word(std::string_view text) {
    return is_plain(read_word(without_escapes(text)), text);
}

bool reads_as_plain_word_in_phrase(std::string_view text) {
    return is_plain(read_word_in_phrase(without_escapes(text)), text);
}

std::string remove_wildcards(std::string_view text) {
    std::string plain(text);
    std::erase_if(plain, [](char c) { return c == '*' || c == '?'; });
    return plain;
}

}  // namespace kwic
