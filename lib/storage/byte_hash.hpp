// A hash of bytes that is the same on all machines, and so may be stored.
#pragma once

#include "text/first_bytes.hpp"

#include <cstdint>
#include <string_view>

namespace kwic {

// Mixes by the two halves of a product of 128 bits. Not for secrets: whoever wants two texts with the same hash can
// make them.
inline std::uint64_t hash_bytes(std::string_view bytes) noexcept {
    constexpr std::uint64_t first = 0x9E3779B97F4A7C15U;
    constexpr std::uint64_t second = 0xD1B54A32D192ED03U;
    const auto mix = [](std::uint64_t a, std::uint64_t b) {
        __extension__ using Product = unsigned __int128;
        const Product product = static_cast<Product>(a) * b;
        return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
    };
    std::uint64_t hash = bytes.size() * first;
    while (bytes.size() > 8) {
        hash = mix(hash ^ first_bytes(bytes), second);
        bytes.remove_prefix(8);
    }
    hash ^= first_bytes(bytes);
    return mix(mix(hash, second) ^ first, second);
}

}  // namespace kwic
