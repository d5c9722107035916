// Bytes as the tests write them.
#pragma once

#include <string>
#include <string_view>

namespace kwic::glass_test {

// "61 6c 6c" and "616c6c" are "all"; anything but hexadecimal digits is skipped.
inline std::string from_hex(std::string_view hex) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string bytes;
    unsigned value = 0;
    bool has_half = false;
    for (const char c : hex) {
        const std::size_t digit = digits.find(c);
        if (digit == std::string_view::npos) continue;
        value = value * 16 + static_cast<unsigned>(digit);
        if (has_half) bytes += static_cast<char>(value & 0xff);
        has_half = !has_half;
    }
    return bytes;
}

inline std::string to_hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const char c : bytes) {
        if (!hex.empty()) hex += ' ';
        hex += digits[static_cast<unsigned char>(c) >> 4];
        hex += digits[static_cast<unsigned char>(c) & 15];
    }
    return hex;
}

}  // namespace kwic::glass_test
