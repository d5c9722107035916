// What sixty-four bytes are, a bit for each of them, the first byte's the lowest: what it takes to tell words from what
// stands between them without a branch for each byte (bench/passages). Thread rule: any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace kwic {

inline constexpr std::size_t ascii_block_bytes = 64;

// A byte without any bit is ASCII and separates words, whatever stands beside it.
struct AsciiBlock {
    std::uint64_t letters = 0;
    std::uint64_t capitals = 0;  // letters too
    std::uint64_t digits = 0;
    std::uint64_t hyphens = 0;  // - & _
    std::uint64_t stops = 0;    // .
    std::uint64_t commas = 0;   // , ; '
    std::uint64_t signs = 0;    // + #
    std::uint64_t others = 0;   // @ _, carriage returns and all that is not ASCII

    bool operator==(const AsciiBlock&) const = default;

    // What is behind the first `count` bytes, fewer than ascii_block_bytes; unknown bytes follow it, which count as
    // others.
    [[nodiscard]] AsciiBlock behind(std::size_t count) const noexcept {
        const std::uint64_t unknown = ~(~std::uint64_t{0} >> count);
        return {letters >> count, capitals >> count, digits >> count, hyphens >> count,
                stops >> count,   commas >> count,   signs >> count,  others >> count | unknown};
    }
};

namespace ascii_block {

// Bits, in the order of AsciiBlock.
enum Kind : std::uint8_t {
    letter = 1,
    capital = 2,
    digit = 4,
    hyphen = 8,
    stop = 16,
    comma = 32,
    sign = 64,
    other = 128,
};

inline constexpr auto kinds = [] {
    std::array<std::uint8_t, 256> table{};
    for (std::size_t byte = 128; byte < 256; ++byte) table[byte] = other;
    for (std::size_t byte = 'a'; byte <= 'z'; ++byte) table[byte] = letter;
    for (std::size_t byte = 'A'; byte <= 'Z'; ++byte) table[byte] = letter | capital;
    for (std::size_t byte = '0'; byte <= '9'; ++byte) table[byte] = digit;
    table['-'] = table['&'] = hyphen;
    table['.'] = stop;
    table[','] = table[';'] = table['\''] = comma;
    table['+'] = table['#'] = sign;
    table['@'] = table['\r'] = other;
    table['_'] = hyphen | other;
    return table;
}();

}  // namespace ascii_block

// The bytes from `bytes` on, one by one.
constexpr AsciiBlock read_ascii_block_by_bytes(const char* bytes) noexcept {
    AsciiBlock block;
    for (std::size_t at = 0; at < ascii_block_bytes; ++at) {
        const std::uint64_t kinds = ascii_block::kinds[static_cast<unsigned char>(bytes[at])];
        block.letters |= (kinds & 1) << at;
        block.capitals |= (kinds >> 1 & 1) << at;
        block.digits |= (kinds >> 2 & 1) << at;
        block.hyphens |= (kinds >> 3 & 1) << at;
        block.stops |= (kinds >> 4 & 1) << at;
        block.commas |= (kinds >> 5 & 1) << at;
        block.signs |= (kinds >> 6 & 1) << at;
        block.others |= (kinds >> 7) << at;
    }
    return block;
}

// The same, sixteen at a time where every processor of the kind can, and thirty-two where this one can.
AsciiBlock read_ascii_block_in_lanes(const char* bytes) noexcept;
AsciiBlock read_ascii_block(const char* bytes) noexcept;

}  // namespace kwic
