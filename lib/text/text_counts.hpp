// Counting code points and lines, sixteen bytes at a time where the processor can.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kwic {

struct TextCounts {
    std::uint64_t code_points = 0;  // that begin there
    std::uint64_t line_ends = 0;    // LF, and CR where no LF follows it in the text
};

inline constexpr std::size_t max_counted_bytes = 16 * 255;

// Of what stands from `begin` up to `end` of well-formed UTF-8, at most max_counted_bytes of it. Thread rule: any
// thread.
TextCounts count_text(std::string_view text, std::size_t begin, std::size_t end) noexcept;

// Whether the byte at `at` ends a line.
constexpr bool ends_line(std::string_view text, std::size_t at) noexcept {
    if (text[at] != '\r') return text[at] == '\n';
    return at + 1 == text.size() || text[at + 1] != '\n';
}

}  // namespace kwic
