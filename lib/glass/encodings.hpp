// The numbers and strings of glass's keys and tags.
//
//   big16, big32   2 or 4 bytes, highest first
//   uint           7 bits a byte, lowest first; bit 7 is set on all but the last byte.  300 -> ac 02
//   uint_last      bytes, lowest first, without zeros at the high end: nothing may follow.  0 -> (none), 300 -> 2c 01
//   str            uint(length), bytes.  "cat" -> 03 63 61 74
//   sortuint       sorts as bytes like the number. The top bits of the first byte tell the length:
//                  0 (2 bytes, below 2^15), 10 (3 bytes, below 2^22), 110 (4 bytes, below 2^29), e0 and then big32
//   sortstr_end    sorts as bytes like the string, where nothing follows: 00 becomes 00 ff.  "a\0b" -> 61 00 ff 62
//   sortstr        the same and 00, whatever follows
//
// put_X writes to raw memory, which must have room, and returns the end of what it wrote; append_X appends to a string.
#pragma once

#include "storage/byte_stream.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kwic {

inline constexpr std::size_t max_uint_bytes = 10;  // 5 for a number of 32 bits
inline constexpr std::size_t max_sortuint_bytes = 5;
inline constexpr std::size_t max_glass_term_bytes = 245;  // Xapian's rule

inline char* put_big16(char* out, std::uint32_t value) noexcept {
    out[0] = static_cast<char>(value >> 8);
    out[1] = static_cast<char>(value);
    return out + 2;
}

inline char* put_big32(char* out, std::uint32_t value) noexcept {
    out[0] = static_cast<char>(value >> 24);
    out[1] = static_cast<char>(value >> 16);
    out[2] = static_cast<char>(value >> 8);
    out[3] = static_cast<char>(value);
    return out + 4;
}

// Two bytes of room at least.
inline char* put_uint(char* out, std::uint64_t value) noexcept {
    return put_number(out, value);
}

inline char* put_sortuint(char* out, std::uint32_t value) noexcept {
    if (value < 0x8000) return put_big16(out, value);
    if (value < 0x400000) {
        *out = static_cast<char>(0x80 | value >> 16);
        return put_big16(out + 1, value);
    }
    if (value < 0x20000000) return put_big32(out, 0xc0000000 | value);
    *out = static_cast<char>(0xe0);
    return put_big32(out + 1, value);
}

inline void append_uint(std::string& out, std::uint64_t value) {
    char bytes[max_uint_bytes];
    out.append(bytes, put_uint(bytes, value));
}

inline void append_uint_last(std::string& out, std::uint64_t value) {
    for (; value != 0; value >>= 8) out += static_cast<char>(value);
}

inline void append_str(std::string& out, std::string_view text) {
    append_uint(out, text.size());
    out += text;
}

inline void append_sortuint(std::string& out, std::uint32_t value) {
    char bytes[max_sortuint_bytes];
    out.append(bytes, put_sortuint(bytes, value));
}

inline void append_sortstr_end(std::string& out, std::string_view text) {
    for (std::size_t nul = 0; (nul = text.find('\0')) != text.npos; text.remove_prefix(nul + 1)) {
        out.append(text, 0, nul + 1);
        out += '\xff';
    }
    out += text;
}

}  // namespace kwic
