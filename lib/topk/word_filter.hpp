// A set of words that may take others for its own, but never denies one of its own.
//
// A Bloom filter whose bits for a word stand in one line of the processor's cache (F. Putze, P. Sanders, J. Singler:
// Cache-, hash- and space-efficient Bloom filters, ACM JEA 14, 2009): blocks of 64 bytes, of which the word's hash
// chooses one and five bits in it. At 8 bits a word it takes some 3 % of the words that it does not hold.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace kwic {

inline constexpr std::size_t word_filter_block_bytes = 64;

// The filter of words with these hashes (hash_bytes()); a whole number of blocks, at least one.
std::string make_word_filter(std::span<const std::uint64_t> hashes);

// `filter`: a whole number of blocks, at least one.
bool may_hold_word(std::string_view filter, std::uint64_t hash) noexcept;

}  // namespace kwic
