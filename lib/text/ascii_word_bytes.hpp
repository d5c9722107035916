// Letters and digits of ASCII, eight bytes at a time (bench/tokenize).
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace kwic {

inline std::uint64_t load_eight_bytes(const char* bytes) noexcept {
    std::uint64_t loaded = 0;
    std::memcpy(&loaded, bytes, sizeof loaded);
    return loaded;
}

constexpr std::uint64_t repeat_byte(unsigned char byte) noexcept {
    return std::uint64_t{0x0101010101010101} * byte;
}

// Sets the high bit of each byte of `bytes`, which must all be below 0x80, that is between `low` and `high`; what other
// bits it sets means nothing.
constexpr std::uint64_t mark_bytes_between(std::uint64_t bytes, unsigned char low, unsigned char high) noexcept {
    return (bytes + repeat_byte(0x80 - low)) & ~(bytes + repeat_byte(0x7F - high));
}

// How many of eight bytes, from the first one on, are ASCII letters or digits. Where the first byte of a number is not
// its lowest one, the answer is 0: the caller has to count byte by byte anyway, since words hold more than these.
constexpr std::size_t count_ascii_alphanumerics(std::uint64_t bytes) noexcept {
    if constexpr (std::endian::native != std::endian::little) return 0;
    const std::uint64_t low = bytes & repeat_byte(0x7F);
    const std::uint64_t marked =
        mark_bytes_between(low | repeat_byte(0x20), 'a', 'z') | mark_bytes_between(low, '0', '9');
    const std::uint64_t others = (bytes | ~marked) & repeat_byte(0x80);
    return static_cast<std::size_t>(std::countr_zero(others)) / 8;
}

}  // namespace kwic
