#include "analysis/english_text.hpp"

#include "analysis/stop_word_lists.hpp"
#include "text/ascii_block.hpp"
#include "text/ascii_word_bytes.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t min_english_words = 3;  // in a half
constexpr std::size_t words_for_one_english = 5;
constexpr std::size_t plain_words_for_one_english = 8;  // where no letter is beyond ASCII
constexpr std::size_t english_words_for_two_foreign = 3;
constexpr std::size_t bytes_for_one_beyond_ascii = 16;
constexpr std::size_t max_languages = 64;

// The languages in which a word is a stop word: a bit each, English the lowest.
using Languages = std::uint64_t;

constexpr std::size_t max_word_bytes = 16;

// Sets the bit that tells small letters from capitals in all bytes of ASCII.
constexpr std::uint64_t make_small(std::uint64_t bytes) noexcept {
    return bytes | (~bytes >> 2 & repeat_byte(0x20));
}

// The bytes of a word, without capitals, and then zeros.
struct WordBytes {
    std::uint64_t first = 0;
    std::uint64_t next = 0;

    // Of `count` bytes from `word` on, at least one and at most max_word_bytes; this many can be read.
    static WordBytes read(const char* word, std::size_t count) noexcept {
        constexpr std::uint64_t all = ~std::uint64_t{0};
        // Without a branch for the length, which no processor foresees.
        const std::size_t in_first = std::min(count, sizeof first);
        const std::size_t in_next = count - in_first;
        return {make_small(load_eight_bytes(word)) & all >> (64 - 8 * in_first),
                make_small(load_eight_bytes(word + 8)) & (in_next == 0 ? 0 : all >> (64 - 8 * in_next) % 64)};
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

    [[nodiscard]] Languages find(const WordBytes& word) const noexcept { return slots_[find_slot(word)].languages; }

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
        std::array<char, max_word_bytes> bytes{};
        std::copy(text.begin(), text.end(), bytes.begin());
        const WordBytes word = WordBytes::read(bytes.data(), text.size());
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

bool is_mostly_ascii(std::string_view text) noexcept {
    const auto beyond =
        static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !is_ascii(c); }));
    return bytes_for_one_beyond_ascii * beyond <= text.size();
}

// Signs are not, and what begins with these two bytes hardly ever is another thing: U+0080 to U+00BF, U+2000 to U+2FFF.
bool has_letters_beyond_ascii(std::string_view text) noexcept {
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<std::uint8_t>(c);
        return byte >= 0xC0 && byte != 0xC2 && byte != 0xE2;
    });
}

// Of the block: ASCII letters and what is beyond ASCII.
std::uint64_t find_letters(const char* bytes) noexcept {
    const AsciiBlock block = read_ascii_block(bytes);
    std::uint64_t letters = block.letters;
    for (std::uint64_t others = block.others; others != 0; others &= others - 1) {
        if (!is_ascii(bytes[std::countr_zero(others)])) letters |= others & -others;
    }
    return letters;
}

// Calls take(begin_byte, end_byte) with each word of `text`. Behind that, whole blocks can be read.
template <class Take>
void for_each_word(std::string_view text, Take take) {
    std::uint64_t last = 0;
    std::size_t begin = 0;
    bool in_word = false;
    for (std::size_t at = 0; at < text.size(); at += ascii_block_bytes) {
        const std::uint64_t letters = find_letters(text.data() + at);
        std::uint64_t turns = letters ^ (letters << 1 | last);
        last = letters >> (ascii_block_bytes - 1);
        for (; turns != 0; turns &= turns - 1) {
            const std::size_t turn = at + static_cast<std::size_t>(std::countr_zero(turns));
            if (in_word) take(begin, turn);
            begin = turn;
            in_word = !in_word;
        }
    }
    if (in_word) take(begin, text.size());
}

struct StopWordCounts {
    std::size_t words = 0;
    std::array<std::uint32_t, max_languages> by_language{};

    void add(Languages languages) noexcept {
        ++words;
        for (; languages != 0; languages &= languages - 1) ++by_language[std::countr_zero(languages)];
    }

    [[nodiscard]] std::size_t english() const noexcept { return by_language[0]; }
    [[nodiscard]] std::size_t foreign() const noexcept {
        return *std::max_element(by_language.begin() + 1, by_language.end());
    }

    [[nodiscard]] bool are_english(std::size_t min_english, std::size_t words_for_one) const noexcept {
        return english() >= min_english && words_for_one * english() >= words &&
               english_words_for_two_foreign * foreign() <= 2 * english();
    }
    [[nodiscard]] bool are_rather_english() const noexcept { return english() > 0 && foreign() <= english(); }
};

std::array<StopWordCounts, 2> count_in_halves(std::string_view text) {
    static const StopWords stop_words;
    std::string padded(text);
    padded.resize(text.size() + ascii_block_bytes + max_word_bytes);
    std::array<StopWordCounts, 2> halves;
    for_each_word(std::string_view(padded).substr(0, text.size()), [&](std::size_t begin, std::size_t end) {
        const std::size_t bytes = end - begin;
        halves[begin < text.size() / 2 ? 0 : 1].add(
            bytes > max_word_bytes ? 0 : stop_words.find(WordBytes::read(padded.data() + begin, bytes)));
    });
    return halves;
}

StopWordCounts add(StopWordCounts a, const StopWordCounts& b) noexcept {
    a.words += b.words;
    std::transform(a.by_language.begin(), a.by_language.end(), b.by_language.begin(), a.by_language.begin(),
                   std::plus<>());
    return a;
}

}  // namespace

bool is_plainly_english(std::string_view sample) {
    if (!is_mostly_ascii(sample)) return false;
    const auto [first, second] = count_in_halves(sample);
    if (first.are_english(min_english_words, words_for_one_english) &&
        second.are_english(min_english_words, words_for_one_english)) {
        return true;
    }
    return add(first, second).are_english(2 * min_english_words, plain_words_for_one_english) &&
           first.are_rather_english() && second.are_rather_english() && !has_letters_beyond_ascii(sample);
}

}  // namespace kwic
