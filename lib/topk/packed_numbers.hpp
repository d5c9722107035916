// Short runs of small numbers in few bytes.
//
// All numbers get the bits that the common ones need; the few that need more stand behind with the rest of theirs
// ("patched frame of reference": M. Zukowski, S. Heman, N. Nes, P. Boncz: Super-scalar RAM-CPU cache compression, ICDE
// 2006).
//
//   1 byte    bits of a number, 0 to 32; and 64 times the width of an exception, 0 to 2
//   1 byte    exceptions
//   bits      number by number, the lowest bit first, up to a whole byte
//   for each exception its index (1 byte) and the number without its low bits: 1, 2 or 4 bytes by the width, lowest
//   first
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace kwic {

inline constexpr std::size_t max_packed_numbers = 128;

// So many bytes behind packed numbers are read, though not used.
inline constexpr std::size_t packed_padding_bytes = 64;

// Appends 1 to max_packed_numbers numbers.
void pack_numbers(std::span<const std::uint32_t> numbers, std::string& out);

// Unpacks `count` numbers (1 to max_packed_numbers) from the beginning of `bytes` into `numbers`, which has room for
// max_packed_numbers, and returns how many bytes they took; 0 where no numbers can have been packed so. There must be
// packed_padding_bytes readable bytes behind the end of `bytes`.
std::size_t unpack_numbers(std::string_view bytes, std::size_t count, std::uint32_t* numbers) noexcept;

// The number at `index` (below `count`) alone. False where unpack_numbers() would return 0.
bool unpack_number(std::string_view bytes, std::size_t count, std::size_t index, std::uint32_t& number) noexcept;

}  // namespace kwic
