#include "snippet/concordance_lines.hpp"

#include "snippet/line_bounds.hpp"
#include "snippet/marks.hpp"
#include "snippet/sort_key.hpp"
#include "snippet/words_around.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace kwic {

std::string_view name_of(LineSource source) noexcept {
    switch (source) {
        case LineSource::text:
            return "text";
        case LineSource::title:
            return "title";
        case LineSource::field:
            return "field";
    }
    return {};
}

std::size_t ConcordanceLines::add(std::string_view text, const std::vector<Mark>& marks, std::size_t most,
                                  const ConcordanceLine& place) {
    TextPlaces places(text);
    std::size_t added = 0;
    for (; added < std::min(most, marks.size()) && !is_full(); ++added) {
        const Mark& mark = marks[added];
        const LineWidth width{options_.unit, options_.context};
        const ByteRange bounds = find_line_bounds(text, {mark.begin_byte, mark.end_byte}, width, breaker_);
        ConcordanceLine& line = lines_.emplace_back(place);
        line.text = text.substr(bounds.begin, bounds.end - bounds.begin);
        line.begin_byte = bounds.begin;
        line.end_byte = bounds.end;
        line.mark = mark;
        place_mark(line.mark, bounds.begin, places);
        text_bytes_ += line.text.size();
        if (options_.order != LineOrder::rank) keys_.push_back(sort_key(text, mark));
    }
    return added;
}

std::string ConcordanceLines::sort_key(std::string_view text, const Mark& mark) const {
    const bool left = options_.order == LineOrder::left;
    return make_sort_key(text, left ? words_before(text, mark.begin_byte, max_sort_words, max_context_bytes, breaker_)
                                    : words_after(text, mark.end_byte, max_sort_words, max_context_bytes, breaker_));
}

std::vector<ConcordanceLine> ConcordanceLines::take() {
    text_bytes_ = 0;
    std::vector<ConcordanceLine> lines = std::exchange(lines_, {});
    const std::vector<std::string> keys = std::exchange(keys_, {});
    if (options_.order == LineOrder::rank) return lines;
    std::vector<std::size_t> places(lines.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
    std::vector<ConcordanceLine> sorted;
    sorted.reserve(lines.size());
    for (const std::size_t place : places) sorted.push_back(std::move(lines[place]));
    return sorted;
}

}  // namespace kwic
