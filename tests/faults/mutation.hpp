// Every kind of damage that befalls the files of an index at rest.
#pragma once

#include "faults/file_tree.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace kwic::faults {

enum class MutationKind : std::uint8_t {
    flip_bit,
    change_byte,
    zero_range,  // up to a block of 4 KiB
    truncate,    // to any smaller size
    append_byte,
    insert_byte,
    swap_blocks,  // a block of 4 KiB with another one, of the same file or of any
    swap_files,
    remove_file,
    take_other,  // the content of the file of the same name in the other generation
};

struct Mutation {
    MutationKind kind = MutationKind::flip_bit;
    std::string path;
    std::string other_path;  // of swap_files and take_other
    std::uint64_t seed = 0;  // decides about the place and the bytes
};

// `count` mutations of an index that holds these files, mixed: all that have no choice of place, and the others in
// turns. Each of them changes something.
std::vector<Mutation> plan_mutations(const FileTree& tree, std::size_t count);

// The files as they are after it.
FileTree mutate(const FileTree& tree, const Mutation& mutation);

std::string describe(const Mutation& mutation);

}  // namespace kwic::faults
