#include "topk/packed_numbers.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

namespace kwic {
namespace {

constexpr std::size_t head_bytes = 2;
constexpr unsigned bits_mask = 0x3F;
constexpr int width_shift = 6;
constexpr std::size_t group_numbers = 8;  // of any number of bits, they end at a byte

constexpr std::size_t bytes_of_bits(std::size_t count, unsigned bits) noexcept {
    return (count * bits + 7) / 8;
}

std::uint64_t load_8(const char* bytes) noexcept {
    std::uint64_t value = 0;
    std::memcpy(&value, bytes, sizeof value);
    return value;
}

// Of the index and what is beyond the low bits.
constexpr std::size_t exception_bytes(unsigned width) noexcept {
    return 1 + (std::size_t{1} << width);
}

std::uint32_t load_exception(const char* exception, unsigned width) noexcept {
    std::uint32_t value = 0;
    std::memcpy(&value, exception + 1, std::size_t{1} << width);
    return value;
}

template <unsigned Bits>
void unpack_groups(const char* bytes, std::size_t count, std::uint32_t* numbers) noexcept {
    constexpr std::uint64_t mask = (std::uint64_t{1} << Bits) - 1;
    for (std::size_t done = 0; done < count; done += group_numbers) {
        for (unsigned i = 0; i < group_numbers; ++i) {
            numbers[i] = static_cast<std::uint32_t>(load_8(bytes + i * Bits / 8) >> (i * Bits % 8) & mask);
        }
        bytes += Bits;
        numbers += group_numbers;
    }
}

using Unpack = void (*)(const char*, std::size_t, std::uint32_t*) noexcept;

template <std::size_t... Bits>
constexpr std::array<Unpack, sizeof...(Bits)> make_unpackers(std::index_sequence<Bits...> /*bits*/) {
    return {unpack_groups<Bits>...};
}

constexpr auto unpackers = make_unpackers(std::make_index_sequence<33>());

constexpr unsigned width_of(unsigned bits) noexcept {
    return bits <= 8 ? 0 : bits <= 16 ? 1 : 2;
}

struct Choice {
    unsigned bits = 32;
    unsigned width = 0;
    std::size_t exceptions = 0;
};

Choice choose_bits(std::span<const std::uint32_t> numbers) {
    std::array<std::size_t, 33> of_width{};
    unsigned most = 0;
    for (const std::uint32_t number : numbers) {
        const auto bits = static_cast<unsigned>(std::bit_width(number));
        ++of_width[bits];
        most = std::max(most, bits);
    }
    std::size_t exceptions = 0;
    std::size_t best_bytes = static_cast<std::size_t>(-1);
    Choice best;
    for (unsigned bits = most;; --bits) {
        const unsigned width = width_of(most - bits);
        const std::size_t bytes = bytes_of_bits(numbers.size(), bits) + exceptions * exception_bytes(width);
        if (bytes < best_bytes) {
            best_bytes = bytes;
            best = {bits, width, exceptions};
        }
        if (bits == 0) return best;
        exceptions += of_width[bits];
    }
}

// Eight bytes are written for each number, of which the next ones write some again (bench/build_stages).
void append_bits(std::span<const std::uint32_t> numbers, unsigned bits, std::string& out) {
    const std::size_t end = out.size() + bytes_of_bits(numbers.size(), bits);
    std::size_t at = out.size();
    out.resize(end + sizeof(std::uint64_t));
    const std::uint64_t mask = (std::uint64_t{1} << bits) - 1;
    std::uint64_t waiting = 0;
    unsigned waiting_bits = 0;
    for (const std::uint32_t number : numbers) {
        waiting |= (number & mask) << waiting_bits;
        waiting_bits += bits;
        std::memcpy(out.data() + at, &waiting, sizeof waiting);
        at += waiting_bits / 8;
        waiting >>= waiting_bits / 8 * 8;
        waiting_bits %= 8;
    }
    out.resize(end);
}

struct Layout {
    unsigned bits = 0;
    unsigned width = 0;
    std::size_t exceptions = 0;
    std::size_t packed_bytes = 0;  // with the head
    std::size_t all_bytes = 0;     // 0: no numbers are packed so
};

Layout read_layout(std::string_view bytes, std::size_t count) noexcept {
    if (bytes.size() < head_bytes) return {};
    Layout layout;
    layout.bits = static_cast<std::uint8_t>(bytes[0]) & bits_mask;
    layout.width = static_cast<std::uint8_t>(bytes[0]) >> width_shift;
    layout.exceptions = static_cast<std::uint8_t>(bytes[1]);
    if (layout.bits > 32 || layout.width > 2 || layout.exceptions > count) return {};
    if (layout.bits == 32 && layout.exceptions > 0) return {};
    layout.packed_bytes = head_bytes + bytes_of_bits(count, layout.bits);
    const std::size_t all = layout.packed_bytes + layout.exceptions * exception_bytes(layout.width);
    if (all <= bytes.size()) layout.all_bytes = all;
    return layout;
}

}  // namespace

void pack_numbers(std::span<const std::uint32_t> numbers, std::string& out) {
    const auto [bits, width, exceptions] = choose_bits(numbers);
    out.push_back(static_cast<char>(bits | width << width_shift));
    out.push_back(static_cast<char>(exceptions));
    append_bits(numbers, bits, out);
    if (exceptions == 0) return;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const std::uint32_t rest = numbers[i] >> bits;
        if (rest == 0) continue;
        out.push_back(static_cast<char>(i));
        out.append(reinterpret_cast<const char*>(&rest), std::size_t{1} << width);
    }
}

std::size_t unpack_numbers(std::string_view bytes, std::size_t count, std::uint32_t* numbers) noexcept {
    const Layout layout = read_layout(bytes, count);
    if (layout.all_bytes == 0) return 0;
    unpackers[layout.bits](bytes.data() + head_bytes, count, numbers);
    const char* exception = bytes.data() + layout.packed_bytes;
    for (std::size_t i = 0; i < layout.exceptions; ++i, exception += exception_bytes(layout.width)) {
        const auto index = static_cast<std::uint8_t>(exception[0]);
        if (index >= count) return 0;
        numbers[index] |= load_exception(exception, layout.width) << layout.bits;
    }
    return layout.all_bytes;
}

bool unpack_number(std::string_view bytes, std::size_t count, std::size_t index, std::uint32_t& number) noexcept {
    const Layout layout = read_layout(bytes, count);
    if (layout.all_bytes == 0) return false;
    const std::size_t bit = index * layout.bits;
    const std::uint64_t mask = (std::uint64_t{1} << layout.bits) - 1;
    number = static_cast<std::uint32_t>(load_8(bytes.data() + head_bytes + bit / 8) >> bit % 8 & mask);
    const char* exception = bytes.data() + layout.packed_bytes;
    for (std::size_t i = 0; i < layout.exceptions; ++i, exception += exception_bytes(layout.width)) {
        const auto at = static_cast<std::uint8_t>(exception[0]);
        if (at >= count) return false;
        if (at == index) number |= load_exception(exception, layout.width) << layout.bits;
    }
    return true;
}

}  // namespace kwic
