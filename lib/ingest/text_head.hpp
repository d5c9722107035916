// The head of a text: its first lines up to the first paragraph.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

struct HeadLine {
    std::string text;         // one line, white space collapsed; a hard-wrapped paragraph is joined
    bool paragraph = false;   // many words, or a sentence
    bool wrapped = false;     // was joined
    bool underlined = false;  // a line of "=", "-" or "~" stands below it
    std::size_t words = 0;
    std::size_t block = 0;  // neighbouring lines without an empty one between them share it
};

struct TextHead {
    std::vector<HeadLine> lines;  // those with a letter or a digit, the first paragraph included
    std::string_view body;        // what comes after the lines but the paragraph
    bool has_paragraph = false;   // the last line is one
};

// Reads no more than 32 KiB and 40 lines of the text.
TextHead head_of_text(std::string_view text);

// Words of a line; in scripts without spaces, two characters count as one (four in those of South East Asia).
std::size_t count_head_words(std::string_view line);

// The first sentence of a paragraph, its terminator included.
std::string_view first_sentence(std::string_view paragraph) noexcept;

}  // namespace kwic
