// Numbers of few bits, one behind the other.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

namespace kwic {

// Numbers of at most 32 bits, lowest bit first. Thread rule: a value.
class PackedArray {
  public:
    PackedArray() = default;

    // `bytes` begins with the array; behind it packed_array_slack bytes may be read.
    PackedArray(const char* bytes, unsigned bits, std::size_t size) : bytes_(bytes), bits_(bits), size_(size) {}

    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    [[nodiscard]] std::uint32_t operator[](std::size_t at) const noexcept {
        const std::uint64_t bit = std::uint64_t{at} * bits_;
        std::uint64_t word = 0;
        std::memcpy(&word, bytes_ + bit / 8, sizeof word);
        return static_cast<std::uint32_t>(word >> bit % 8 & ((std::uint64_t{1} << bits_) - 1));
    }

    // Of the first number that is `least` or more, in an array that ascends; size() if none is.
    [[nodiscard]] std::size_t lower_bound(std::uint32_t least) const noexcept {
        std::size_t first = 0;
        for (std::size_t count = size_; count > 0;) {
            const std::size_t half = count / 2;
            if ((*this)[first + half] < least) {
                first += half + 1;
                count -= half + 1;
            } else {
                count = half;
            }
        }
        return first;
    }

  private:
    const char* bytes_ = nullptr;
    unsigned bits_ = 0;
    std::size_t size_ = 0;
};

inline constexpr std::size_t packed_array_slack = 8;

constexpr unsigned bits_for(std::uint64_t highest) noexcept {
    return static_cast<unsigned>(std::bit_width(highest));
}

constexpr std::uint64_t packed_array_bytes(std::uint64_t size, unsigned bits) noexcept {
    return (size * bits + 7) / 8;
}

// Appends the array of numbers below 2^bits to `out`, which ends at a whole byte.
inline void pack_array(std::span<const std::uint32_t> numbers, unsigned bits, std::string& out) {
    std::uint64_t word = 0;
    unsigned filled = 0;
    for (const std::uint32_t number : numbers) {
        word |= std::uint64_t{number} << filled;
        for (filled += bits; filled >= 8; filled -= 8) {
            out.push_back(static_cast<char>(word));
            word >>= 8;
        }
    }
    if (filled > 0) out.push_back(static_cast<char>(word));
}

}  // namespace kwic
