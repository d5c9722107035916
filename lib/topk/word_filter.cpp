#include "topk/word_filter.hpp"

#include <algorithm>

namespace kwic {
namespace {

constexpr std::size_t bits_per_word = 8;
constexpr int bits_set = 5;
constexpr unsigned bit_index_bits = 9;  // 512 bits in a block

static_assert(word_filter_block_bytes * 8 == std::size_t{1} << bit_index_bits);

std::size_t choose_block(std::size_t blocks, std::uint64_t hash) noexcept {
    __extension__ using Product = unsigned __int128;
    return static_cast<std::size_t>(static_cast<Product>(hash) * blocks >> 64);
}

// The low bits of a hash choose the bits, the high ones the block.
template <class Use>
void for_each_bit(std::uint64_t hash, Use&& use) {
    for (int i = 0; i < bits_set; ++i, hash >>= bit_index_bits) {
        const auto bit = static_cast<std::size_t>(hash & ((1U << bit_index_bits) - 1));
        use(bit / 8, 1U << bit % 8);
    }
}

}  // namespace

std::string make_word_filter(std::span<const std::uint64_t> hashes) {
    const std::size_t block_bits = word_filter_block_bytes * 8;
    const std::size_t blocks = std::max<std::size_t>(1, (hashes.size() * bits_per_word + block_bits - 1) / block_bits);
    std::string filter(blocks * word_filter_block_bytes, '\0');
    for (const std::uint64_t hash : hashes) {
        char* block = filter.data() + choose_block(blocks, hash) * word_filter_block_bytes;
        for_each_bit(hash, [&](std::size_t byte, unsigned bit) { block[byte] = static_cast<char>(block[byte] | bit); });
    }
    return filter;
}

bool may_hold_word(std::string_view filter, std::uint64_t hash) noexcept {
    const std::size_t blocks = filter.size() / word_filter_block_bytes;
    const char* block = filter.data() + choose_block(blocks, hash) * word_filter_block_bytes;
    bool all = true;
    for_each_bit(hash, [&](std::size_t byte, unsigned bit) {
        all = all && (static_cast<unsigned char>(block[byte]) & bit) != 0;
    });
    return all;
}

}  // namespace kwic
