// How a text is written as codes, each of which stands for a piece of it: docs/index-format.md, "Texts".
//
//   00-BF              piece 0 to 191 of the dictionary
//   C0-EF, byte        piece 192 + 256 * (the first - C0) + the second
//   F0-F7, byte        word 256 * (the first - F0) + the second of those that the text has spelled out
//   F8, two bytes      word 2048 + their number, the lower byte first
//   F9, length, bytes  a word spelled out: it counts among these, from 0 on, until no code can tell it
//   FA, length, bytes  anything else spelled out
//   FB                 nothing
//
// A space that is not written stands between two pieces that both begin like a word, unless nothing does.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kwic {

inline constexpr std::size_t short_pieces = 0xC0;
inline constexpr unsigned char first_long_piece = 0xC0;
inline constexpr unsigned char first_short_repeat = 0xF0;
inline constexpr unsigned char long_repeat = 0xF8;
inline constexpr unsigned char spelled_word = 0xF9;
inline constexpr unsigned char spelled_rest = 0xFA;
inline constexpr unsigned char nothing = 0xFB;

inline constexpr std::size_t short_repeats = 0x800;
inline constexpr std::size_t max_repeats = short_repeats + 0x10000;
inline constexpr std::size_t max_text_pieces =
    short_pieces + std::size_t{first_short_repeat - first_long_piece} * 0x100;
inline constexpr std::size_t max_piece_bytes = 32;
inline constexpr std::size_t max_rest_piece_bytes = 8;  // of what is not a word
inline constexpr std::size_t max_spelled_bytes = 0xFF;

// Whether a piece that begins with this byte is taken for a word of those that spaces part: letters and digits of
// ASCII, and what begins the letters of most alphabets, but neither signs nor Han, Kana and Hangul.
inline constexpr auto begins_spaced_word = [] {
    std::array<bool, 256> spaced{};
    for (int byte = 0; byte < 256; ++byte) {
        const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
        spaced[static_cast<std::size_t>(byte)] =
            letter || (byte >= '0' && byte <= '9') || (byte >= 0xC3 && byte <= 0xE1);
    }
    return spaced;
}();

inline bool begins_spaced(char first) noexcept {
    return begins_spaced_word[static_cast<unsigned char>(first)];
}

// Whether what stands from `begin` to `end` in `text`, between two pieces that both begin so, is the space that is not
// written.
inline bool is_unwritten_space(std::string_view text, std::size_t begin, std::size_t end) noexcept {
    return end == begin + 1 && text[begin] == ' ';
}

}  // namespace kwic
