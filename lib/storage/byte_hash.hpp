// A hash of bytes that is the same on all machines, and so may be stored.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace kwic {

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "hash_bytes() loads bytes in the order of such machines");

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
    const auto load = [](const char* from, std::size_t count) {
        std::uint64_t value = 0;
        std::memcpy(&value, from, count);
        return value;
    };
    std::uint64_t hash = bytes.size() * first;
    while (bytes.size() > 8) {
        hash = mix(hash ^ load(bytes.data(), 8), second);
        bytes.remove_prefix(8);
    }
    if (!bytes.empty()) hash ^= load(bytes.data(), bytes.size());
    return mix(mix(hash, second) ^ first, second);
}

}  // namespace kwic
