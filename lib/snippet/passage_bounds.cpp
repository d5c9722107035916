#include "snippet/passage_bounds.hpp"

#include "text/character_boundary.hpp"
#include "text/character_class.hpp"
#include "text/plain_words.hpp"
#include "text/sentence_breaks.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <limits>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t bytes_per_word = 16;  // generous: how far words may reach
constexpr std::size_t all = std::numeric_limits<std::size_t>::max();

bool is_white_space(char32_t c) {
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_opening_sign(char32_t c) {
    constexpr std::u32string_view signs =
        U"([{<\"'#@$\u00A1\u00AB\u00BF\u2018\u201A\u201C\u201E\u2039\u3008\u300A\u300C\u300E\u3010\uFF08";
    return signs.find(c) != std::u32string_view::npos;
}

// What stands directly before a word and belongs to it: an opening quote or bracket.
std::size_t with_opening_signs(std::string_view text, std::size_t begin, std::size_t floor) {
    while (begin > floor) {
        std::size_t before = begin - 1;
        while (before > floor && is_continuation(text[before])) --before;
        if (!is_opening_sign(decode_utf8(text, before).value)) break;
        begin = before;
    }
    return begin;
}

// What stands directly after a word and belongs to it: a full stop, a closing quote or bracket.
std::size_t with_closing_signs(std::string_view text, std::size_t end, std::size_t ceiling) {
    while (end < ceiling) {
        const DecodedCodePoint next = decode_utf8(text.substr(0, ceiling), end);
        const bool quote = next.value == '"' || next.value == '\'';
        if (is_white_space(next.value) || class_of(next.value) != CharacterClass::other) break;
        if (is_opening_sign(next.value) && !quote) break;
        end += next.bytes;
    }
    return end;
}

// The words of the neighbourhood of the core, and which of them the core takes.
struct Neighbourhood {
    std::vector<ByteRange> words;
    std::size_t first = 0;  // the core's words: [first, last)
    std::size_t last = 0;
};

// Appends the words of `range`, up to `max_words` of them. A range is read by itself: it begins and ends with a word
// boundary whatever stands outside of it.
void read_words(std::string_view text, ByteRange range, std::size_t max_words, WordBreaker& breaker,
                std::vector<ByteRange>& words) {
    const std::string_view bytes = text.substr(range.begin, range.end - range.begin);
    breaker.set_text(bytes);
    while (max_words > 0) {
        if (!breaker.is_dividing()) breaker.move_to(skip_plain_separators(bytes, breaker.at_byte()));
        Segment segment;
        if (!breaker.next(segment)) return;
        if (segment.kind == SegmentKind::none) continue;
        words.push_back({range.begin + segment.begin_byte, range.begin + segment.end_byte});
        --max_words;
    }
}

bool is_ascii_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

// Where to begin reading so that the last `words` words of `range` are found: a letter behind a space begins a word,
// whatever stands before. The range's begin if not so many of them do.
std::size_t begin_of_last_words(std::string_view text, ByteRange range, std::size_t words) {
    std::size_t begun = 0;
    for (std::size_t at = range.end; at > range.begin + 1 && begun < words; --at) {
        if (text[at - 2] != ' ' || !is_ascii_letter(text[at - 1])) continue;
        if (++begun == words) return at - 1;
    }
    return range.begin;
}

// The words that the choice of bounds may look at: to say how far a sentence reaches it takes one more than are spare.
Neighbourhood read_neighbourhood(std::string_view text, ByteRange core, ByteRange free, std::size_t words,
                                 WordBreaker& breaker) {
    const std::size_t reach = words * bytes_per_word;
    const std::size_t begin =
        core.begin - free.begin > reach ? boundary_at_or_after(text, core.begin - reach) : free.begin;
    const std::size_t end = free.end - core.end > reach ? boundary_at_or_after(text, core.end + reach) : free.end;
    const std::size_t ceiling = std::min(end, free.end);
    std::vector<ByteRange> in_core;
    read_words(text, core, all, breaker, in_core);
    const std::size_t spare = words - std::min(words, in_core.size());
    const std::size_t first = begin_of_last_words(text, {begin, core.begin}, spare / 2 + 2);
    Neighbourhood near;
    read_words(text, {first, core.begin}, all, breaker, near.words);
    near.first = near.words.size();
    near.words.insert(near.words.end(), in_core.begin(), in_core.end());
    near.last = near.words.size();
    read_words(text, {core.end, ceiling}, spare + 2, breaker, near.words);
    // A reach that begins or ends within a word shows only a piece of it.
    const bool cut_begin = first == begin && begin > free.begin && near.first > 0 && near.words.front().begin == begin;
    const bool cut_end = ceiling < free.end && near.last < near.words.size() && near.words.back().end == ceiling;
    if (cut_end) near.words.pop_back();
    if (cut_begin) {
        near.words.erase(near.words.begin());
        --near.first;
        --near.last;
    }
    return near;
}

bool sentence_ends_after(std::string_view text, const Neighbourhood& near, std::size_t word) {
    if (word + 1 >= near.words.size()) return true;
    return sentence_ends_between(text, near.words[word].end, near.words[word + 1].begin);
}

// The first word to show: the sentence's first if at most half of the spare words stand before the core, else a third
// of the spare words.
std::size_t choose_first_word(std::string_view text, const Neighbourhood& near, std::size_t spare) {
    const std::size_t furthest = near.first - std::min(near.first, spare / 2);
    for (std::size_t word = near.first; word > furthest; --word) {
        if (sentence_ends_between(text, near.words[word - 1].end, near.words[word].begin)) return word;
    }
    if (furthest == 0) return 0;
    return near.first - std::min(near.first, spare / 3);
}

// One past the last word to show: the end of the last whole sentence if at least half of the spare words are used by
// then, else as many words as are left.
std::size_t choose_last_word(std::string_view text, const Neighbourhood& near, std::size_t first, std::size_t words) {
    const std::size_t used = near.last - first;
    const std::size_t furthest = std::min(near.words.size(), near.last + (words > used ? words - used : 0));
    const std::size_t enough = std::max(near.last, first + words / 2);
    for (std::size_t word = furthest; word >= enough && word > first; --word) {
        if (sentence_ends_after(text, near, word - 1)) return word;
    }
    return furthest;
}

}  // namespace

ByteRange find_passage_bounds(std::string_view text, ByteRange core, ByteRange free, std::size_t words,
                              WordBreaker& breaker) {
    const Neighbourhood near = read_neighbourhood(text, core, free, words, breaker);
    if (near.words.empty()) return core;
    const std::size_t used = near.last - near.first;
    const std::size_t first = choose_first_word(text, near, words > used ? words - used : 0);
    const std::size_t last = choose_last_word(text, near, first, words);
    ByteRange bounds = core;
    if (first < near.first) bounds.begin = near.words[first].begin;
    if (last > near.last) bounds.end = near.words[last - 1].end;
    if (core.begin == core.end && !near.words.empty()) bounds.begin = near.words[first].begin;
    bounds.begin = with_opening_signs(text, bounds.begin, free.begin);
    bounds.end = with_closing_signs(text, bounds.end, free.end);
    return bounds;
}

}  // namespace kwic
