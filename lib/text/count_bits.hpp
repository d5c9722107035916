// How many bits of a word are set: std::popcount() is a call where not every processor of the kind has an instruction
// for it (bench/query_stages).
#pragma once

#include <cstdint>

namespace kwic {

// H. S. Warren: Hacker's Delight, 2nd edition, 5-1.
constexpr std::uint32_t count_bits(std::uint64_t bits) noexcept {
    bits -= bits >> 1 & 0x5555555555555555;
    bits = (bits & 0x3333333333333333) + (bits >> 2 & 0x3333333333333333);
    bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0F;
    return static_cast<std::uint32_t>(bits * 0x0101010101010101 >> 56);
}

}  // namespace kwic
