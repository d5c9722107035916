// Where UTF-8 may be cut.
#pragma once

#include <cstddef>
#include <string_view>

namespace kwic {

// Whether a byte continues the code point of the byte before it, so that no code point begins there.
constexpr bool is_continuation(char byte) noexcept { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// The nearest position at or before `at` that does not stand within a code point; `at` is at most text.size().
constexpr std::size_t boundary_at_or_before(std::string_view text, std::size_t at) noexcept {
    while (at > 0 && at < text.size() && is_continuation(text[at])) --at;
    return at;
}

// The same at or after `at`.
constexpr std::size_t boundary_at_or_after(std::string_view text, std::size_t at) noexcept {
    while (at < text.size() && is_continuation(text[at])) ++at;
    return at;
}

}  // namespace kwic
