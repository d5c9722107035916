#include "analysis/english_text.hpp"

#include "analysis/stop_word_lists.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <stdexcept>
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

constexpr std::size_t max_word_bytes = 16;

// The bytes of a word, one behind the other and then zeros; those of longer words that are not in it are counted.
struct WordBytes {
    std::uint64_t first = 0;
    std::uint64_t next = 0;
    std::size_t count = 0;

    void add(std::uint8_t byte) noexcept {
        if (count < 8) {
            first |= std::uint64_t{byte} << 8 * count;
        } else if (count < max_word_bytes) {
            next |= std::uint64_t{byte} << 8 * (count - 8);
        }
        ++count;
    }

    [[nodiscard]] std::uint64_t hash() const noexcept {
        return (first ^ (first >> 31) ^ next * 0xC2B2AE3D27D4EB4F) * 0x9E3779B97F4A7C15;
    }
};

// A hash table of the stop words that WordBytes hold whole, as all common ones are.
class StopWords {
  public:
    StopWords() : marks_(slot_count), slots_(slot_count) {
        unsigned languages = 1;
        for (const StopWordList& list : stop_word_lists()) {
            if (languages == max_languages) throw std::logic_error("more than 64 lists of stop words");
            const unsigned bit = list.language == "en" ? 0 : languages++;
            for (std::string_view rest = list.words; !rest.empty();) {
                const std::size_t end = rest.find(' ');
                if (end <= max_word_bytes) add(rest.substr(0, end), Languages{1} << bit);
                rest.remove_prefix(end + 1);
            }
        }
    }

    [[nodiscard]] Languages find(const WordBytes& word) const noexcept {
        return word.count > max_word_bytes ? 0 : slots_[find_slot(word)].languages;
    }

  private:
    static constexpr int slot_bits = 14;  // the lists have 6,700 words
    static constexpr std::size_t slot_count = std::size_t{1} << slot_bits;
    struct Slot {
        std::uint64_t first = 0;
        std::uint64_t next = 0;
        Languages languages = 0;
    };

    void add(std::string_view text, Languages languages) {
        if (words_ > slot_count / 2) throw std::logic_error("too many stop words");
        WordBytes word;
        for (const char c : text) word.add(static_cast<std::uint8_t>(c));
        const std::size_t at = find_slot(word);
        Slot& slot = slots_[at];
        marks_[at] = mark_of(word.hash());
        words_ += slot.languages == 0 ? 1 : 0;
        slot = {word.first, word.next, slot.languages | languages};
    }

    // The word's, or the empty one where it would stand.
    [[nodiscard]] std::size_t find_slot(const WordBytes& word) const noexcept {
        const std::uint64_t hash = word.hash();
        std::size_t at = hash >> (64 - slot_bits);
        while (marks_[at] != 0 && (marks_[at] != mark_of(hash) || !is_of(slots_[at], word))) at = (at + 1) % slot_count;
        return at;
    }

    static bool is_of(const Slot& slot, const WordBytes& word) noexcept {
        return slot.first == word.first && slot.next == word.next;
    }

    // Some other bits of the hash; never 0.
    static std::uint8_t mark_of(std::uint64_t hash) noexcept { return static_cast<std::uint8_t>(hash >> 40 | 1); }

    std::vector<std::uint8_t> marks_;  // of the slots, 0 for an empty one: most words are told by them
    std::vector<Slot> slots_;
    std::size_t words_ = 0;
};

// By byte: a letter without its case, or what is beyond ASCII; 0 for anything else.
constexpr std::array<std::uint8_t, 256> letters = [] {
    std::array<std::uint8_t, 256> of_byte{};
    for (std::size_t byte = 'a'; byte <= 'z'; ++byte) {
        of_byte[byte] = of_byte[byte - 'a' + 'A'] = static_cast<std::uint8_t>(byte);
    }
    for (std::size_t byte = 0x80; byte < 256; ++byte) of_byte[byte] = static_cast<std::uint8_t>(byte);
    return of_byte;
}();

std::uint8_t letter_of(char c) noexcept {
    return letters[static_cast<std::uint8_t>(c)];
}

bool is_mostly_ascii(std::string_view text) noexcept {
    const auto beyond =
        static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !is_ascii(c); }));
    return bytes_for_one_beyond_ascii * beyond <= text.size();
}

bool has_english_stop_words(std::string_view text) {
    static const StopWords stop_words;
    std::size_t words = 0;
    std::array<std::size_t, max_languages> counts{};
    for (auto at = text.begin(); at != text.end();) {
        WordBytes word;
        for (; at != text.end() && letter_of(*at) != 0; ++at) word.add(letter_of(*at));
        if (word.count == 0) {
            ++at;
            continue;
        }
        ++words;
        for (Languages languages = stop_words.find(word); languages != 0; languages &= languages - 1) {
            ++counts[std::countr_zero(languages)];
        }
    }
    return counts[0] >= min_english_words && words_for_one_english * counts[0] >= words &&
           english_words_for_two_foreign * *std::max_element(counts.begin() + 1, counts.end()) <= 2 * counts[0];
}

}  // namespace

bool is_plainly_english(std::string_view sample) {
    if (!is_mostly_ascii(sample)) return false;
    const std::string_view first = sample.substr(0, sample.size() / 2);
    return has_english_stop_words(first) && has_english_stop_words(sample.substr(first.size()));
}

}  // namespace kwic
