// The file words: the exact forms of an index (search/exact_forms.hpp) and in how many documents each stands.
//
//   blocks    of up to word_list_block_words forms, in ascending order (bytes); of each, three zstd frames:
//               heads     of each form a byte: in its high half how many of the first bytes it shares with the form
//                         before it (0 for a block's first), in its low half how many follow; 15 means that a number
//                         follows, which is more than that: first that of the high half
//               counts    of each form a number: in how many documents it stands
//               endings   of each form the bytes that it does not share
//   index     of each block its first form (text), its number of forms, the bytes of its three frames (numbers)
//   WordListTail
//
// Numbers are LEB128, a text is its number of bytes and its bytes (storage/byte_stream.hpp); those of the tail have
// their lowest byte first. Forms are as their terms have them: an overlong one is its beginning and a hash.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace kwic {

// The last bytes of the file.
struct WordListTail {
    std::uint64_t index_begin;
    std::uint64_t words;
    std::uint64_t documents;   // of the database
    std::uint64_t length_sum;  // of them
    std::array<char, 8> magic;
};
static_assert(sizeof(WordListTail) == 40);

// The file's name in the folder of a generation.
inline constexpr const char* word_list_name = "words";

inline constexpr std::array<char, 8> word_list_magic = {'k', 'w', 'i', 'c', 'w', 'r', 'd', '1'};

// To look for a single form, half of a block is read; a smaller one compresses worse.
inline constexpr std::size_t word_list_block_words = 4096;

// A frame holds at most so much.
inline constexpr std::size_t word_list_frame_bytes = std::size_t{2} << 20;

inline constexpr std::size_t word_list_frames = 3;

// What a half of a head holds at most.
inline constexpr std::size_t word_head_max = 15;

}  // namespace kwic
