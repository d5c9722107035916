// Small things that readers do with lines of text. White space is that of ASCII and U+00A0, U+3000.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// The length of the white space that starts at `text[at]`: 0 if there is none there.
std::size_t space_length(std::string_view text, std::size_t at) noexcept;

// Without white space at both ends.
std::string_view trim(std::string_view text) noexcept;

// Trimmed, with every run of white space (line ends among it) as one space.
std::string single_line(std::string_view text);

// The words between white space.
std::vector<std::string_view> split_words(std::string_view text);

// ASCII letters in lower case, everything else as it is.
std::string ascii_lower(std::string_view text);

// At most `max_code_points` of `line`, ending where a word ends; a single longer word is cut between code points.
std::string_view cut_at_word(std::string_view line, std::size_t max_code_points) noexcept;

// Takes the next line, without its end (LF, CR or CR LF), off the front of `rest`; false if nothing is left.
bool take_line(std::string_view& rest, std::string_view& line) noexcept;

}  // namespace kwic
