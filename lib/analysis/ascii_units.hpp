// Units of ASCII, found many at once. Thread rule: any thread.
#pragma once

#include "text/ascii_block.hpp"
#include "text/count_bits.hpp"

#include <cstddef>
#include <cstdint>

namespace kwic {

// The units of a block up to the first that may not be one, or not end where it seems to: bits of bytes. Of words of
// ASCII the kind decides nothing: all are called letters.
struct AsciiUnits {
    std::uint64_t begins = 0;   // as many before the last end as there are ends, in turn; others may follow
    std::uint64_t ends = 0;     // the bytes after the units
    std::uint64_t joiners = 0;  // between the words of a compound
    bool none = false;          // all but the last byte stand between units, whatever comes after the block

    // The bytes of the first; there is one.
    [[nodiscard]] std::uint64_t first() const noexcept { return (ends & -ends) - (begins & -begins); }
    [[nodiscard]] bool first_is_compound() const noexcept { return (joiners & first()) != 0; }
    [[nodiscard]] std::size_t first_words() const noexcept { return 1 + count_bits(joiners & first()); }
    void drop_first() noexcept {
        begins &= begins - 1;
        ends &= ends - 1;
    }
};

// A unit ends or begins where the block does. Tests compare it with read_plain_unit().
inline AsciiUnits find_ascii_units(const AsciiBlock& block) noexcept {
    constexpr std::uint64_t last = std::uint64_t{1} << (ascii_block_bytes - 1);
    const auto both_sides = [](std::uint64_t bytes) { return bytes << 1 & bytes >> 1; };
    const std::uint64_t plain = block.letters | block.digits;
    const std::uint64_t underscores = block.hyphens & block.others;
    const std::uint64_t points = (block.stops & (both_sides(block.letters) | both_sides(block.digits))) |
                                 (block.commas & both_sides(block.digits));
    const std::uint64_t joiners = block.hyphens & ~underscores & both_sides(plain);
    const std::uint64_t inner_underscores = underscores & both_sides(plain);
    const std::uint64_t units = plain | points | joiners | inner_underscores;
    const std::uint64_t after_units = units << 1;
    // An apostrophe joins letters, the others of its kind do not.
    const std::uint64_t perhaps_points = block.commas & both_sides(block.letters);
    const std::uint64_t others = block.others & ~inner_underscores;
    const std::uint64_t stops = block.stops | block.commas | block.hyphens;
    const std::uint64_t at_unknown = stops & ~units & (others >> 1 | last);
    const std::uint64_t unclear = others | perhaps_points | (after_units & (block.signs | at_unknown));
    const std::uint64_t clear = unclear == 0 ? ~std::uint64_t{0} : (unclear & -unclear) - 1;
    return {units & ~after_units, ~units & after_units & clear, joiners, (others | units) == 0};
}

}  // namespace kwic
