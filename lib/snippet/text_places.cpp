#include "snippet/text_places.hpp"

#include "text/text_counts.hpp"

#include <algorithm>

namespace kwic {

TextPlace TextPlaces::find(std::uint64_t at) {
    if (at < at_) {
        at_ = 0;
        place_ = {};
    }
    while (at_ < at) move_to(std::min(at, at_ + max_counted_bytes));
    return place_;
}

void TextPlaces::move_to(std::uint64_t at) {
    const TextCounts counts = count_text(text_, at_, at);
    place_.code_point += counts.code_points;
    place_.line += counts.line_ends;
    if (counts.line_ends == 0) {
        place_.column += counts.code_points;
    } else {
        std::uint64_t line_begin = at;
        while (!ends_line(text_, line_begin - 1)) --line_begin;
        place_.column = 1 + count_text(text_, line_begin, at).code_points;
    }
    at_ = at;
}

}  // namespace kwic
