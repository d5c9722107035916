// What a page holds, taken from its markup.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

// All strings are UTF-8; those but the texts are single lines.
struct HtmlPage {
    std::string main_text;   // without what belongs to the site, not to the page
    std::string whole_text;  // with it; scripts and styles are in neither
    std::string title;       // <title>
    std::string heading;     // the first <h1> with text
    std::string og_title;    // <meta property="og:title">
    std::string site_name;   // <meta property="og:site_name">
    std::string language;    // the lang attribute of <html>, as written
    std::string date;        // the first of article:published_time, <meta name="date">, <time datetime>; ISO 8601
};

// Parses any bytes that are UTF-8. Block elements are set apart by line ends (a blank line, or one line end for list
// items and table rows), cells by tabs; white space collapses but in <pre>. Out of `main_text` are: nav, footer,
// aside, a header outside of article, main and section, form controls, noscript and hidden elements (`hidden`,
// aria-hidden, display: none, visibility: hidden). Nothing outside of the page is loaded. Time and memory are linear in
// the size of the page, whatever its nesting. Thread rule: any thread.
HtmlPage parse_html(std::string_view html);

// The text to index: main_text, or whole_text when there is little else than the site's own (main_text has under
// 150 bytes and under a third of them all, or under a twentieth).
std::string_view text_to_index(const HtmlPage& page) noexcept;

// The best title: og:title, else <title>, without the site's name (a part before or after " | ", " - ", " \u2013 ",
// " \u2014 ", " :: ", " \u00B7 " that is og:site_name, or that leaves the heading), else the heading. May be empty.
std::string title_of_page(const HtmlPage& page);

}  // namespace kwic
