// A word or value of a query without its backslashes, which are remembered.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

struct WordText {
    std::string text;
    std::vector<bool> escaped;  // for each byte of `text`: a backslash makes its character ordinary text

    void append(std::string_view character, bool is_escaped);

    // Whether the ASCII character stands at `byte`, which may be at the end, and counts.
    [[nodiscard]] bool has(char character, std::size_t byte) const;

    // Whether '*' or '?' stands at `byte` and counts.
    [[nodiscard]] bool has_wildcard(std::size_t byte) const;

    // The last place of the ASCII character where it counts, or npos.
    [[nodiscard]] std::size_t find_last(char character) const;

    [[nodiscard]] WordText first(std::size_t bytes) const;
};

// The text without escaping backslashes, with each run of separators as one space and none at either end.
WordText unescape(std::string_view written);

struct WrittenWord {
    WordText word;
    std::size_t begin_byte = 0;  // in the text that it stands in, half open
    std::size_t end_byte = 0;
};

// The words between the separators of a text, `max_words` at most.
std::vector<WrittenWord> split_words(std::string_view written, std::size_t max_words);

}  // namespace kwic
