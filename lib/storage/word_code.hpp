// What stands for a piece of a text.
#pragma once

#include <cstdint>
#include <cstring>

namespace kwic {

// One to three bytes (text_codes.hpp), or nothing.
class WordCode {
  public:
    WordCode() = default;

    // The first of the bytes is the lowest. `spaced`: the piece begins like a word of those that spaces part.
    WordCode(std::uint32_t bytes, std::uint32_t byte_count, bool spaced) noexcept
        : bits_(bytes | byte_count << count_shift | std::uint32_t{spaced} << spaced_shift) {}

    // What bits() gave: 0 for nothing.
    static WordCode of_bits(std::uint32_t bits) noexcept {
        WordCode code;
        code.bits_ = bits;
        return code;
    }
    [[nodiscard]] std::uint32_t bits() const noexcept { return bits_; }

    [[nodiscard]] bool is_known() const noexcept { return bits_ != 0; }
    [[nodiscard]] std::uint32_t byte_count() const noexcept { return bits_ >> count_shift & 3; }
    [[nodiscard]] bool spaced() const noexcept { return (bits_ >> spaced_shift & 1) != 0; }

    // Writes four bytes, of which byte_count() count.
    void write(char* out) const noexcept { std::memcpy(out, &bits_, sizeof bits_); }

  private:
    static constexpr int count_shift = 24;
    static constexpr int spaced_shift = 26;

    std::uint32_t bits_ = 0;
};

}  // namespace kwic
