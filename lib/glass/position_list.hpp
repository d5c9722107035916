// The positions of one term in one document, as the tag of an entry of the position table (interpolative coding).
//
//   uint(p[n-1]); if n > 1 then bits, lowest first, padded to a byte with zeros:
//   code(p[0] of p[n-1]), code(n-2 of p[n-1]-p[0]), between(0, n-1)
//
//   between(j, k)  for a list p[j] .. p[k] whose ends are known: if there is anything between, with m = j + (k-j)/2,
//                  code(p[m]-p[j]-(m-j) of p[k]-p[j]-(k-j)+1), between(j, m), between(m, k)
//   code(v of N)   a number below N. With b bits for N-1, spare s = 2^b - N and a = (N-s)/2: the s numbers from a on
//   take
//                  b-1 bits, those before them b bits, and those after them b bits of v-a-s + 2^(b-1)
//
//   1, 5, 6 -> 06 69        10, 20, 30, 40, 50 -> 32 ca 20 33 01
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace kwic {

// Bytes that encode_positions() may need for `count` positions, and that it may touch.
constexpr std::size_t max_position_list_bytes(std::size_t count) noexcept {
    return 5 + 4 * count;
}

// Writes the tag to `out`, which must have room for max_position_list_bytes(), and returns its end. Positions ascend
// strictly and are 1 or more (the format cannot tell 0, 1 from 1); Error{invalid_argument} if they do not. No list
// gives no bytes, and there must be no entry for it.
char* encode_positions(std::span<const std::uint32_t> positions, char* out);

}  // namespace kwic
