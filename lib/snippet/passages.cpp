#include "snippet/passages.hpp"

#include "snippet/marks.hpp"
#include "snippet/match_windows.hpp"
#include "snippet/text_places.hpp"

#include <algorithm>

namespace kwic {
namespace {

bool is_before(const ByteRange& a, const ByteRange& b) {
    return a.begin < b.begin;
}

// Widens the windows, the best first, each up to what its neighbours take.
std::vector<ByteRange> find_bounds(std::string_view text, const std::vector<MatchWindow>& windows,
                                   const PassageOptions& options, WordBreaker& breaker) {
    std::vector<ByteRange> in_order;
    in_order.reserve(windows.size());
    for (const MatchWindow& window : windows) in_order.push_back({window.begin_byte, window.end_byte});
    std::sort(in_order.begin(), in_order.end(), is_before);
    std::vector<ByteRange> bounds;
    bounds.reserve(windows.size());
    for (const MatchWindow& window : windows) {
        const ByteRange core{window.begin_byte, window.end_byte};
        // A neighbour that is widened already begins before its window did, but after the window before it.
        const auto at = std::upper_bound(in_order.begin(), in_order.end(), core, is_before) - 1;
        const std::size_t begin = at == in_order.begin() ? options.within.begin : (at - 1)->end;
        const std::size_t end = at + 1 == in_order.end() ? std::min(text.size(), options.within.end) : (at + 1)->begin;
        *at = find_passage_bounds(text, core, {begin, end}, options.passage_tokens, breaker);
        bounds.push_back(*at);
    }
    return bounds;
}

}  // namespace

std::vector<Passage> make_passages(std::string_view text, const std::vector<Match>& matches,
                                   const std::vector<TextClause>& clauses, const PassageOptions& options,
                                   WordBreaker& breaker) {
    // A window takes most of a passage, so that its first and last words keep some of what stands around them.
    const std::size_t window_words = std::max<std::size_t>(1, options.passage_tokens * 3 / 4);
    std::vector<MatchWindow> windows = cover_with_windows(matches, window_words);
    const bool all = windows.size() <= options.max_passages;
    if (!all) windows = choose_windows(matches, clauses, options.max_passages, window_words);
    std::vector<Passage> passages;
    passages.reserve(windows.size());
    for (const ByteRange& bounds : find_bounds(text, windows, options, breaker)) {
        Passage& passage = passages.emplace_back();
        passage.text = text.substr(bounds.begin, bounds.end - bounds.begin);
        passage.begin_byte = bounds.begin;
        passage.end_byte = bounds.end;
        passage.marks = collect_marks(matches, bounds);
    }
    std::vector<Passage*> in_order;
    in_order.reserve(passages.size());
    for (Passage& passage : passages) in_order.push_back(&passage);
    std::sort(in_order.begin(), in_order.end(),
              [](const Passage* a, const Passage* b) { return a->begin_byte < b->begin_byte; });
    TextPlaces places(text);
    for (Passage* passage : in_order) {
        passage->line = places.find(passage->begin_byte).line;
        for (Mark& mark : passage->marks) place_mark(mark, passage->begin_byte, places);
    }
    return passages;
}

Passage shorten_passage(std::string_view text, const std::vector<Match>& matches,
                        const std::vector<TextClause>& clauses, const Passage& passage, std::size_t words,
                        WordBreaker& breaker) {
    std::vector<Match> inner;
    for (const Match& match : matches) {
        if (match.begin_byte >= passage.begin_byte && match.end_byte <= passage.end_byte) inner.push_back(match);
    }
    const PassageOptions options{1, words, {passage.begin_byte, passage.end_byte}};
    return make_passages(text, inner, clauses, options, breaker).at(0);
}

std::string make_opening(std::string_view text, std::size_t tokens, WordBreaker& breaker) {
    const ByteRange opening = find_passage_bounds(text, {0, 0}, {0, text.size()}, tokens, breaker);
    return std::string(text.substr(opening.begin, opening.end - opening.begin));
}

std::vector<bool> find_shown(const std::vector<Match>& matches, const std::vector<Passage>& passages,
                             std::size_t clause_count) {
    std::vector<ByteRange> shown_bytes;
    shown_bytes.reserve(passages.size());
    for (const Passage& passage : passages) shown_bytes.push_back({passage.begin_byte, passage.end_byte});
    std::sort(shown_bytes.begin(), shown_bytes.end(), is_before);
    std::vector<bool> shown(clause_count, false);
    for (const Match& match : matches) {
        const ByteRange range{match.begin_byte, match.end_byte};
        const auto after = std::upper_bound(shown_bytes.begin(), shown_bytes.end(), range, is_before);
        if (after != shown_bytes.begin() && range.end <= (after - 1)->end) shown[match.clause] = true;
    }
    return shown;
}

}  // namespace kwic
