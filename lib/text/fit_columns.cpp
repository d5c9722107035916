#include <kwic/display.hpp>

#include "text/graphemes.hpp"

namespace kwic {

// No text is wider than it has bytes.
std::string_view fit_beginning(std::string_view text, std::size_t columns) noexcept {
    if (text.size() <= columns) return text;
    std::size_t end = 0;
    while (end < text.size()) {
        const std::size_t next = grapheme_boundary_at_or_after(text, end + 1);
        const std::size_t width = display_width(text.substr(end, next - end));
        if (width > columns) break;
        columns -= width;
        end = next;
    }
    return text.substr(0, end);
}

std::string_view fit_end(std::string_view text, std::size_t columns) noexcept {
    if (text.size() <= columns) return text;
    std::size_t begin = text.size();
    while (begin > 0) {
        const std::size_t next = grapheme_boundary_at_or_before(text, begin - 1);
        const std::size_t width = display_width(text.substr(next, begin - next));
        if (width > columns) break;
        columns -= width;
        begin = next;
    }
    return text.substr(begin);
}

}  // namespace kwic
