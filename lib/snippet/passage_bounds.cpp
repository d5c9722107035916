#include "snippet/passage_bounds.hpp"

#include "snippet/word_ranges.hpp"
#include "text/character_boundary.hpp"
#include "text/sentence_breaks.hpp"

#include <algorithm>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t bytes_per_word = 16;  // generous: how far words may reach

// The words of the neighbourhood of the core, and which of them the core takes.
struct Neighbourhood {
    std::vector<ByteRange> words;
    std::size_t first = 0;  // the core's words: [first, last)
    std::size_t last = 0;
};

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
    read_words(text, core, all_words, breaker, in_core);
    const std::size_t spare = words - std::min(words, in_core.size());
    const std::size_t first = begin_of_last_words(text, {begin, core.begin}, spare / 2 + 2);
    Neighbourhood near;
    read_words(text, {first, core.begin}, all_words, breaker, near.words);
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
