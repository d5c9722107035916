#include "glass/position_list.hpp"

#include "glass/encodings.hpp"
#include "glass/misuse.hpp"

#include <array>
#include <bit>

namespace kwic {
namespace {

class BitWriter {
  public:
    explicit BitWriter(char* out) noexcept : out_(out) {}

    // code(value of count). The first wrong value is remembered, and what follows it means nothing.
    void code(std::uint32_t value, std::uint32_t count) noexcept {
        is_valid_ &= value < count;
        if (count <= 1) return;
        const auto bits = static_cast<std::uint32_t>(std::bit_width(count - 1));
        const std::uint64_t spare = (std::uint64_t{1} << bits) - count;
        const std::uint64_t first_short = (count - spare) / 2;
        if (value < first_short) return add(value, bits);
        if (value < first_short + spare) return add(value, bits - 1);
        add((value - first_short - spare) + (std::uint64_t{1} << (bits - 1)), bits);
    }

    char* finish() noexcept {
        for (; pending_bits_ > 0; pending_bits_ -= 8, pending_ >>= 8) *out_++ = static_cast<char>(pending_);
        return out_;
    }

    [[nodiscard]] bool is_valid() const noexcept { return is_valid_; }

  private:
    void add(std::uint64_t value, std::uint32_t bits) noexcept {
        pending_ |= value << pending_bits_;
        pending_bits_ += static_cast<std::int32_t>(bits);
        if (pending_bits_ < 32) return;
        for (int shift = 0; shift < 32; shift += 8) *out_++ = static_cast<char>(pending_ >> shift);
        pending_ >>= 32;
        pending_bits_ -= 32;
    }

    char* out_;
    std::uint64_t pending_ = 0;
    std::int32_t pending_bits_ = 0;  // below 32 between calls
    bool is_valid_ = true;
};

// The ends of the lists that are still to come are a stack, as deep as the list can be halved.
void code_between(std::span<const std::uint32_t> positions, BitWriter& bits) noexcept {
    std::array<std::uint32_t, 33> ends{};
    std::size_t depth = 0;
    ends[depth++] = static_cast<std::uint32_t>(positions.size() - 1);
    for (std::uint32_t j = 0; depth > 0;) {
        const std::uint32_t k = ends[depth - 1];
        if (k - j < 2) {
            j = k;
            --depth;
            continue;
        }
        const std::uint32_t m = j + (k - j) / 2;
        bits.code(positions[m] - positions[j] - (m - j), positions[k] - positions[j] - (k - j) + 1);
        ends[depth++] = m;
    }
}

}  // namespace

char* encode_positions(std::span<const std::uint32_t> positions, char* out) {
    if (positions.empty()) return out;
    const std::uint32_t first = positions.front();
    const std::uint32_t last = positions.back();
    out = put_uint(out, last);
    BitWriter bits(out);
    if (positions.size() > 1) {
        bits.code(first, last);
        bits.code(static_cast<std::uint32_t>(positions.size() - 2), last - first);
        code_between(positions, bits);
    }
    if (first == 0 || !bits.is_valid()) throw_misuse("positions do not ascend from 1 on", {});
    return bits.finish();
}

}  // namespace kwic
