#include "analysis/english_text.hpp"

#include "analysis/stop_word_lists.hpp"
#include "analysis/word_key.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t min_english_words = 3;
constexpr std::size_t words_for_one_english = 5;
constexpr std::size_t english_words_for_two_foreign = 3;
constexpr std::size_t bytes_for_one_beyond_ascii = 16;
constexpr std::size_t max_languages = 64;

// The languages in which a word is a stop word: a bit each, English the lowest.
using Languages = std::uint64_t;

// A hash table of the stop words that WordEnds hold whole, as all common ones are.
class StopWords {
  public:
    StopWords() : marks_(slot_count), slots_(slot_count) {
        unsigned languages = 1;
        for (const StopWordList& list : stop_word_lists()) {
            if (languages == max_languages) throw std::logic_error("more than 64 lists of stop words");
            const unsigned bit = list.language == "en" ? 0 : languages++;
            for (std::string_view rest = list.words; !rest.empty();) {
                const std::size_t end = rest.find(' ');
                if (end <= bytes_in_word_ends) add(make_word_key(rest, 0, end, 0), Languages{1} << bit);
                rest.remove_prefix(end + 1);
            }
        }
    }

    [[nodiscard]] Languages find(const WordKey& key) const noexcept {
        if (key.text.size() > bytes_in_word_ends) return 0;
        return slots_[find_slot(key)].languages;
    }

  private:
    static constexpr std::size_t slot_count = 16'384;  // the lists have 6,700 words
    struct Slot {
        WordEnds ends;
        Languages languages = 0;
    };

    void add(const WordKey& key, Languages languages) {
        if (words_ > slot_count / 2) throw std::logic_error("too many stop words");
        const std::size_t at = find_slot(key);
        Slot& slot = slots_[at];
        marks_[at] = mark_of(key);
        words_ += slot.languages == 0 ? 1 : 0;
        slot.ends = key.ends;
        slot.languages |= languages;
    }

    // The word's, or the empty one where it would stand.
    [[nodiscard]] std::size_t find_slot(const WordKey& key) const noexcept {
        std::size_t at = key.hash % slot_count;
        while (marks_[at] != 0 && (marks_[at] != mark_of(key) || slots_[at].ends != key.ends))
            at = (at + 1) % slot_count;
        return at;
    }

    // Some bits of the hash; never 0.
    static std::uint8_t mark_of(const WordKey& key) noexcept { return static_cast<std::uint8_t>(key.hash >> 56 | 1); }

    std::vector<std::uint8_t> marks_;  // of the slots, 0 for an empty one: most words are told by them
    std::vector<Slot> slots_;
    std::size_t words_ = 0;
};

bool is_letter(char c) noexcept {
    return (c >= 'a' && c <= 'z') || !is_ascii(c);
}

bool is_mostly_ascii(std::string_view text) noexcept {
    const auto beyond =
        static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !is_ascii(c); }));
    return bytes_for_one_beyond_ascii * beyond <= text.size();
}

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    return lower;
}

// `text` has no capitals.
bool has_english_stop_words(std::string_view text) {
    static const StopWords stop_words;
    std::size_t words = 0;
    std::array<std::size_t, max_languages> counts{};
    for (const char *begin = text.data(), *text_end = begin + text.size();; ++words) {
        begin = std::find_if(begin, text_end, is_letter);
        if (begin == text_end) break;
        const char* end = std::find_if_not(begin, text_end, is_letter);
        const auto at = static_cast<std::size_t>(begin - text.data());
        Languages languages = stop_words.find(make_word_key(text, at, at + static_cast<std::size_t>(end - begin), 0));
        for (; languages != 0; languages &= languages - 1) ++counts[std::countr_zero(languages)];
        begin = end;
    }
    return counts[0] >= min_english_words && words_for_one_english * counts[0] >= words &&
           english_words_for_two_foreign * *std::max_element(counts.begin() + 1, counts.end()) <= 2 * counts[0];
}

}  // namespace

bool is_plainly_english(std::string_view sample) {
    if (!is_mostly_ascii(sample)) return false;
    const std::string text = lower_ascii(sample);
    const std::string_view first = std::string_view(text).substr(0, text.size() / 2);
    return has_english_stop_words(first) && has_english_stop_words(std::string_view(text).substr(first.size()));
}

}  // namespace kwic
