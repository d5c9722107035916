// Markdown to text without markup.
#pragma once

#include <string>
#include <string_view>

namespace kwic {

struct MarkdownPage {
    std::string text;
    std::string title;  // the first heading of the first level, else the first heading; may be empty
};

// CommonMark with tables, strike-through and task lists. Blocks are set apart by blank lines, list items and table rows
// by line ends, cells by tabs; a line end within a paragraph is a space, so that a wrapped line ends no sentence. Code
// stays, links are their text, images their description; of raw HTML only the text stays. Thread rule: any thread.
MarkdownPage parse_markdown(std::string_view markdown);

}  // namespace kwic
