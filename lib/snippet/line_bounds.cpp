#include "snippet/line_bounds.hpp"

#include "snippet/word_ranges.hpp"
#include "snippet/words_around.hpp"
#include "text/character_boundary.hpp"
#include "text/graphemes.hpp"
#include "text/sentence_breaks.hpp"

#include <algorithm>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t first_words_of_sentence = 16;

// How far a context may reach at most.
ByteRange reach_of(std::string_view text, ByteRange keyword) {
    const std::size_t before = std::min(keyword.begin, max_context_bytes);
    const std::size_t after = std::min(text.size() - keyword.end, max_context_bytes);
    return {boundary_at_or_after(text, keyword.begin - before), boundary_at_or_before(text, keyword.end + after)};
}

ByteRange widen_by_characters(std::string_view text, ByteRange keyword, ByteRange reach, std::size_t count) {
    ByteRange line = keyword;
    for (std::size_t left = count; left > 0 && line.begin > reach.begin; --left) {
        line.begin = boundary_at_or_before(text, line.begin - 1);
    }
    for (std::size_t left = count; left > 0 && line.end < reach.end; --left) {
        line.end = boundary_at_or_after(text, line.end + 1);
    }
    return line;
}

// A line that is to end with the last of `words` (the nearest first). If these are all words within reach, and the text
// goes on beyond, the line takes all of the reach.
std::size_t begin_with(std::string_view text, const std::vector<ByteRange>& words, bool are_all, ByteRange keyword,
                       ByteRange reach) {
    if (are_all && reach.begin > 0) return reach.begin;
    return with_opening_signs(text, words.empty() ? keyword.begin : words.back().begin, reach.begin);
}

std::size_t end_with(std::string_view text, const std::vector<ByteRange>& words, bool are_all, ByteRange keyword,
                     ByteRange reach) {
    if (are_all && reach.end < text.size()) return reach.end;
    return with_closing_signs(text, words.empty() ? keyword.end : words.back().end, reach.end);
}

ByteRange widen_by_words(std::string_view text, ByteRange keyword, ByteRange reach, std::size_t count,
                         WordBreaker& breaker) {
    if (count == 0) return keyword;
    const auto before = words_before(text, keyword.begin, count, keyword.begin - reach.begin, breaker);
    const auto after = words_after(text, keyword.end, count, reach.end - keyword.end, breaker);
    return {begin_with(text, before, before.size() < count, keyword, reach),
            end_with(text, after, after.size() < count, keyword, reach)};
}

std::size_t begin_of_sentence(std::string_view text, ByteRange keyword, ByteRange reach, WordBreaker& breaker) {
    for (std::size_t count = first_words_of_sentence;; count *= 4) {
        auto words = words_before(text, keyword.begin, count, keyword.begin - reach.begin, breaker);
        std::size_t next = keyword.begin;
        for (std::size_t i = 0; i < words.size(); next = words[i++].begin) {
            if (!sentence_ends_between(text, words[i].end, next)) continue;
            words.resize(i);
            return begin_with(text, words, false, keyword, reach);
        }
        if (words.size() < count) return begin_with(text, words, true, keyword, reach);
    }
}

std::size_t end_of_sentence(std::string_view text, ByteRange keyword, ByteRange reach, WordBreaker& breaker) {
    for (std::size_t count = first_words_of_sentence;; count *= 4) {
        auto words = words_after(text, keyword.end, count, reach.end - keyword.end, breaker);
        std::size_t last = keyword.end;
        for (std::size_t i = 0; i < words.size(); last = words[i++].end) {
            if (!sentence_ends_between(text, last, words[i].begin)) continue;
            words.resize(i);
            return end_with(text, words, false, keyword, reach);
        }
        if (words.size() < count) return end_with(text, words, true, keyword, reach);
    }
}

ByteRange widen(std::string_view text, ByteRange keyword, ByteRange reach, LineWidth width, WordBreaker& breaker) {
    switch (width.unit) {
        case ContextUnit::characters:
            return widen_by_characters(text, keyword, reach, width.amount);
        case ContextUnit::words:
            return widen_by_words(text, keyword, reach, width.amount, breaker);
        default:
            return {begin_of_sentence(text, keyword, reach, breaker), end_of_sentence(text, keyword, reach, breaker)};
    }
}

}  // namespace

ByteRange find_line_bounds(std::string_view text, ByteRange keyword, LineWidth width, WordBreaker& breaker) {
    const ByteRange line = widen(text, keyword, reach_of(text, keyword), width, breaker);
    return {std::min(keyword.begin, grapheme_boundary_at_or_after(text, line.begin)),
            std::max(keyword.end, grapheme_boundary_at_or_before(text, line.end))};
}

}  // namespace kwic
