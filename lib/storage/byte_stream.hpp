// The numbers and texts that stored bytes are made of.
//
//   number   LEB128: seven bits a byte, the lowest first
//   text     its number of bytes, its bytes
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kwic {

// `Bytes`: a string, or a vector of char.
template <class Bytes>
void append_number(Bytes& out, std::uint64_t value) {
    while (value >= 0x80) {
        out.push_back(static_cast<char>(value | 0x80));
        value >>= 7;
    }
    out.push_back(static_cast<char>(value));
}

// Writes to where there is room for it and for two bytes at least, and returns its end: of 32 bits, 5 bytes at most.
// Whether a small number takes one byte or two nobody foresees, so that there is no branch for it (bench/build_stages).
inline char* put_number(char* out, std::uint64_t value) noexcept {
    if (value < 0x4000) {
        const bool is_longer = value >= 0x80;
        out[0] = static_cast<char>(value | std::uint64_t{is_longer} << 7);
        out[1] = static_cast<char>(value >> 7);
        return out + 1 + is_longer;
    }
    while (value >= 0x80) {
        *out++ = static_cast<char>(value | 0x80);
        value >>= 7;
    }
    *out++ = static_cast<char>(value);
    return out;
}

template <class Bytes>
void append_text(Bytes& out, std::string_view text) {
    append_number(out, text.size());
    out.insert(out.end(), text.begin(), text.end());
}

// Reads bytes that may be anything. Every member throws Error{damaged} where they end too soon.
class ByteParser {
  public:
    // The bytes must stay as long as this and the views that it gives.
    explicit ByteParser(std::string_view bytes) noexcept : rest_(bytes) {}

    [[noreturn]] static void fail();

    // Also throws for a number of more than 64 bits.
    std::uint64_t number() {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (rest_.empty()) fail();
            const auto byte = static_cast<unsigned char>(rest_.front());
            rest_.remove_prefix(1);
            value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
            if ((byte & 0x80) == 0) return value;
        }
        fail();
    }

    std::string_view bytes(std::uint64_t count) {
        if (count > rest_.size()) fail();
        const std::string_view taken = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return taken;
    }

    std::string_view view() { return bytes(number()); }
    std::string text() { return std::string(view()); }

    [[nodiscard]] std::string_view rest() const noexcept { return rest_; }

    // Throws where something is left.
    void finish() const {
        if (!rest_.empty()) fail();
    }

  private:
    std::string_view rest_;
};

}  // namespace kwic
