#include "snippet/marks.hpp"

#include <algorithm>
#include <cstdint>

namespace kwic {

std::vector<Mark> collect_marks(const std::vector<Match>& matches, ByteRange range) {
    std::vector<Mark> marks;
    const auto first = std::lower_bound(matches.begin(), matches.end(), range.begin,
                                        [](const Match& match, std::size_t at) { return match.begin_byte < at; });
    for (auto match = first; match != matches.end() && match->begin_byte < range.end; ++match) {
        if (match->end_byte > range.end) continue;
        if (!marks.empty() && match->begin_byte < marks.back().end_byte) {
            marks.back().end_byte = std::max<std::uint64_t>(marks.back().end_byte, match->end_byte);
        } else {
            Mark& mark = marks.emplace_back();
            mark.begin_byte = match->begin_byte;
            mark.end_byte = match->end_byte;
        }
    }
    return marks;
}

void place_mark(Mark& mark, std::size_t begin_byte, TextPlaces& places) {
    mark.begin = mark.begin_byte - begin_byte;
    mark.end = mark.end_byte - begin_byte;
    const TextPlace begin = places.find(mark.begin_byte);
    mark.begin_code_point = begin.code_point;
    mark.line = begin.line;
    mark.column = begin.column;
    mark.end_code_point = places.find(mark.end_byte).code_point;
}

std::vector<Mark> make_marks(std::string_view text, const std::vector<Match>& matches) {
    std::vector<Mark> marks = collect_marks(matches, {0, text.size()});
    TextPlaces places(text);
    for (Mark& mark : marks) place_mark(mark, 0, places);
    return marks;
}

}  // namespace kwic
