// The first bytes of a string as a number.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace kwic {

static_assert(std::endian::native == std::endian::little, "the first byte must be the lowest");

// The first 8 bytes, the first one lowest; zeros where the string is shorter. Nothing behind the string is read.
inline std::uint64_t first_bytes(std::string_view text) noexcept {
    const char* bytes = text.data();
    const std::size_t size = text.size();
    std::uint64_t value = 0;
    if (size >= 8) {
        std::memcpy(&value, bytes, 8);
    } else if (size >= 4) {
        std::uint32_t low = 0;
        std::uint32_t high = 0;
        std::memcpy(&low, bytes, 4);
        std::memcpy(&high, bytes + size - 4, 4);
        value = low | std::uint64_t{high} << (8 * size - 32);
    } else {
        for (std::size_t at = 0; at < size; ++at)
            value |= std::uint64_t{static_cast<std::uint8_t>(bytes[at])} << 8 * at;
    }
    return value;
}

// The first eight bytes, and zeros if there are fewer, as a number: such numbers compare as the bytes do.
inline std::uint64_t leading_number(std::string_view text) noexcept {
    return __builtin_bswap64(first_bytes(text));
}

}  // namespace kwic
