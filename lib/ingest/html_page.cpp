#include "ingest/html_page.hpp"
#include "ingest/text_line.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace kwic {

namespace {

constexpr std::array<std::string_view, 8> separators{" | ",      " - ",  " \u2013 ", " \u2014 ",
                                                     " \u00B7 ", " :: ", " \u00BB ", " \u2022 "};
constexpr std::size_t max_title_parts = 16;
constexpr std::size_t enough_bytes = 150;

struct Part {
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::string folded(std::string_view text) {
    return ascii_lower(trim(text));
}

// The parts between separators, with their places.
std::vector<Part> parts_of(std::string_view title) {
    std::vector<Part> parts(1);
    for (std::size_t at = 0; at < title.size() && parts.size() < max_title_parts; ++at) {
        for (const std::string_view separator : separators) {
            if (!title.substr(at).starts_with(separator)) continue;
            parts.back().end = at;
            parts.push_back({.begin = at + separator.size(), .end = title.size()});
            at += separator.size() - 1;
            break;
        }
    }
    parts.back().end = title.size();
    return parts;
}

bool contains(std::string_view text, std::string_view piece) {
    return !piece.empty() && text.find(piece) != text.npos;
}

// Whether `rest` is what the page is about: it says the heading or is said by it.
bool agrees(std::string_view rest, std::string_view heading) {
    return contains(rest, heading) || contains(heading, rest);
}

std::string without_site(std::string_view title, const HtmlPage& page) {
    const std::vector<Part> parts = parts_of(title);
    if (parts.size() < 2) return std::string(title);
    const std::string site = folded(page.site_name);
    const std::string heading = folded(page.heading);
    const auto text_of = [&](std::size_t first, std::size_t last) {
        return trim(title.substr(parts[first].begin, parts[last].end - parts[first].begin));
    };
    const std::size_t last = parts.size() - 1;
    if (!site.empty() && folded(text_of(last, last)) == site) return std::string(text_of(0, last - 1));
    if (!site.empty() && folded(text_of(0, 0)) == site) return std::string(text_of(1, last));
    for (std::size_t count = parts.size() - 1; count > 0; --count) {
        if (agrees(folded(text_of(0, count - 1)), heading)) return std::string(text_of(0, count - 1));
        if (agrees(folded(text_of(last + 1 - count, last)), heading))
            return std::string(text_of(last + 1 - count, last));
    }
    return std::string(title);
}

}  // namespace

std::string title_of_page(const HtmlPage& page) {
    if (!page.og_title.empty()) return without_site(page.og_title, page);
    if (!page.title.empty()) return without_site(page.title, page);
    return page.heading;
}

std::string_view text_to_index(const HtmlPage& page) noexcept {
    const std::size_t main = page.main_text.size();
    const std::size_t whole = page.whole_text.size();
    const bool little = (main < enough_bytes && main * 3 < whole) || main * 20 < whole;
    return little ? page.whole_text : page.main_text;
}

}  // namespace kwic
