// UTF-8 as a terminal's guard sees it: one code point or one ill-formed byte at a time.
#pragma once

#include <cstddef>
#include <string_view>

namespace kwic::cli {

struct CodePoint {
    char32_t value = 0;        // the byte itself when it is not well formed
    std::size_t bytes = 1;     // how many it takes; never 0
    bool well_formed = false;  // by table 3-7 of the Unicode Standard: no surrogates, no over-long forms
};

// The code point at `at`, which must lie within `text`.
CodePoint code_point_at(std::string_view text, std::size_t at);

// How many bytes from `at` on are visible characters of ASCII, which show as they are: 0 if that one is not.
std::size_t visible_ascii_bytes(std::string_view text, std::size_t at);

// Unicode's White_Space, and the separators U+001C to U+001F.
bool is_white_space(char32_t value);

// What can steer a terminal or change the order in which text is shown: C0, DEL, C1, bidirectional controls.
bool is_control(char32_t value);

// Whether it belongs to a script that is written from right to left.
bool is_right_to_left(char32_t value);

}  // namespace kwic::cli
