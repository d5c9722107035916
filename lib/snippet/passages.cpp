#include "snippet/passages.hpp"

#include "snippet/match_windows.hpp"
#include "snippet/passage_bounds.hpp"
#include "snippet/text_places.hpp"

#include <algorithm>
#include <limits>

namespace kwic {
namespace {

bool by_place(const Passage& a, const Passage& b) {
    return a.begin_byte < b.begin_byte;
}

// The free bytes around a window: from the end of what is taken before it to the begin of what is taken after it.
ByteRange free_around(const MatchWindow& window, const std::vector<ByteRange>& taken, std::size_t text_bytes) {
    ByteRange free{0, text_bytes};
    for (const ByteRange& range : taken) {
        if (range.end <= window.begin_byte) free.begin = std::max(free.begin, range.end);
        if (range.begin >= window.end_byte) free.end = std::min(free.end, range.begin);
    }
    return free;
}

}  // namespace

std::vector<Mark> make_marks(std::string_view text, const std::vector<Match>& matches, std::size_t begin_byte,
                             std::size_t end_byte) {
    std::vector<Mark> marks;
    const auto first = std::lower_bound(matches.begin(), matches.end(), begin_byte,
                                        [](const Match& match, std::size_t at) { return match.begin_byte < at; });
    for (auto match = first; match != matches.end() && match->begin_byte < end_byte; ++match) {
        if (match->end_byte > end_byte) continue;
        if (!marks.empty() && match->begin_byte < marks.back().end_byte) {
            marks.back().end_byte = std::max<std::uint64_t>(marks.back().end_byte, match->end_byte);
        } else {
            Mark& mark = marks.emplace_back();
            mark.begin_byte = match->begin_byte;
            mark.end_byte = match->end_byte;
        }
    }
    TextPlaces places(text);
    for (Mark& mark : marks) {
        mark.begin = mark.begin_byte - begin_byte;
        mark.end = mark.end_byte - begin_byte;
        const TextPlace begin = places.find(mark.begin_byte);
        mark.begin_code_point = begin.code_point;
        mark.line = begin.line;
        mark.column = begin.column;
        mark.end_code_point = places.find(mark.end_byte).code_point;
    }
    return marks;
}

std::vector<Passage> make_passages(std::string_view text, const std::vector<Match>& matches,
                                   const std::vector<TextClause>& clauses, const PassageOptions& options,
                                   WordBreaker& breaker) {
    const bool all = options.max_passages == std::numeric_limits<std::size_t>::max();
    // A window takes most of a passage, so that its first and last words keep some of what stands around them.
    const std::size_t window_words = std::max<std::size_t>(1, options.passage_tokens * 3 / 4);
    const std::vector<MatchWindow> windows = all ? cover_with_windows(matches, window_words)
                                                 : choose_windows(matches, clauses, options.max_passages, window_words);
    std::vector<ByteRange> taken;
    taken.reserve(windows.size());
    for (const MatchWindow& window : windows) taken.push_back({window.begin_byte, window.end_byte});
    std::vector<Passage> passages;
    for (std::size_t i = 0; i < windows.size(); ++i) {
        const ByteRange free = free_around(windows[i], taken, text.size());
        taken[i] = find_passage_bounds(text, taken[i], free, options.passage_tokens, breaker);
        Passage& passage = passages.emplace_back();
        passage.text = text.substr(taken[i].begin, taken[i].end - taken[i].begin);
        passage.begin_byte = taken[i].begin;
        passage.end_byte = taken[i].end;
        passage.line = TextPlaces(text).find(taken[i].begin).line;
        passage.marks = make_marks(text, matches, taken[i].begin, taken[i].end);
    }
    if (all) std::sort(passages.begin(), passages.end(), by_place);
    return passages;
}

std::string make_opening(std::string_view text, std::size_t tokens, WordBreaker& breaker) {
    const ByteRange opening = find_passage_bounds(text, {0, 0}, {0, text.size()}, tokens, breaker);
    return std::string(text.substr(opening.begin, opening.end - opening.begin));
}

std::vector<bool> find_shown(const std::vector<Match>& matches, const std::vector<Passage>& passages,
                             std::size_t clause_count) {
    std::vector<bool> shown(clause_count, false);
    for (const Match& match : matches) {
        shown[match.clause] =
            shown[match.clause] || std::any_of(passages.begin(), passages.end(), [&](const Passage& passage) {
                return match.begin_byte >= passage.begin_byte && match.end_byte <= passage.end_byte;
            });
    }
    return shown;
}

}  // namespace kwic
