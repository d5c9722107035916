// The file topk: what ranked queries read instead of the database's posting lists.
//
// Sections one behind the other, each from a multiple of 8 bytes on, zeros between; numbers have their lowest byte
// first.
//
//   ids       for document 0 (there is none), 1, 2 ...: how many of the first bytes its id shares with the one before
//   it
//             (0 for the first of each side_id_group), how many follow, and these; numbers are LEB128
//   postings  of the frequent terms (side_frequency_min()), term by term, block by block: the distances of the
//   documents
//             from those before them, less 1, then the wdfs (packed_numbers.hpp); packed_padding_bytes zeros
//   blocks    a SideBlock for each block of postings
//   names     the frequent terms, one behind the other, in ascending order, each with the splits that the database
//             keeps of it
//   terms     a SideTerm for each frequent term
//   slots     a hash table of terms: 4 bytes a slot, 0 or the term's number from 1; as many as a power of 2. A term
//             stands in the first free slot from that on which the high bits of its hash (storage/byte_hash.hpp) choose
//   id groups where each group of side_id_group documents begins in "ids"; 8 bytes
//   lengths   for document 0, 1, 2 ...: length_factor() of its length (term_weight.hpp), a double
//   stems     a filter (word_filter.hpp) of all terms in the space of stems
//   splits    a filter of the stems of which the database keeps splits
//   SideTail
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace kwic {

enum class SideSection : std::uint8_t { ids, postings, blocks, names, terms, slots, id_groups, lengths, stems, splits };

inline constexpr std::size_t side_sections = 10;

// Postings of one block. The documents of a block come after those of the blocks before it.
struct SideBlock {
    std::uint32_t last_docid;
    std::uint32_t end_byte;    // from the beginning of the term's postings
    std::uint16_t saturation;  // the highest of its postings, rounded up to 1/65535
    std::uint16_t postings;    // 1 to max_packed_numbers; fewer than that only in a term's last block
};
static_assert(sizeof(SideBlock) == 12);

struct SideTerm {
    std::uint64_t postings_begin;  // in "postings"
    std::uint64_t wdf_sum;
    std::uint32_t first_block;
    std::uint32_t documents;
    std::uint32_t name_begin;
    std::uint32_t splits_bytes;  // behind the name
    std::uint16_t name_bytes;
    std::uint16_t tenth_saturation;  // the tenth highest of its postings, rounded down to 1/65535; 0: there is none
    std::uint32_t zero;
};
static_assert(sizeof(SideTerm) == 40);

// The last bytes of the file.
struct SideTail {
    struct Section {
        std::uint64_t begin_byte;
        std::uint64_t bytes;
    };
    std::array<Section, side_sections> sections;
    std::uint64_t documents;
    std::uint64_t length_sum;
    std::uint64_t last_docid;
    std::uint64_t terms;
    std::array<char, 8> magic;
};
static_assert(sizeof(SideTail) == side_sections * 16 + 40);

// The file's name in the folder of a generation.
inline constexpr const char* side_index_name = "topk";

inline constexpr std::array<char, 8> side_magic = {'k', 'w', 'i', 'c', 't', 'o', 'p', '1'};

// Terms that stand in fewer documents are read from the database: there are many of them, and few postings in each. In
// a large collection they are as quickly read, compared with others.
constexpr std::size_t side_frequency_min(std::uint64_t documents) noexcept {
    return std::clamp<std::uint64_t>(documents / 400, 17, 129);
}

inline constexpr double saturation_steps = 65535;

inline constexpr std::uint32_t side_id_group = 16;

// For so many hits SideTerm::tenth_saturation tells what the last of them reaches at least.
inline constexpr std::size_t seeded_hits = 10;

}  // namespace kwic
