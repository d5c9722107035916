// The open block of one level of branches.
//
// An item is  child's block number big32 | key length, 1 byte | key | part number big16  and says that everything from
// this key and part on, up to the next item's, lies below the child. The first item of a block has no key and part 0.
#pragma once

#include "glass/open_block.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// What separates a block from the one before it in its level. The leftmost block has the empty one.
struct Separator {
    std::string key;
    std::uint16_t part = 0;
};

// The shortest key that sorts after `before` and not after `key`; `key` itself where the two are equal, which they are
// in the middle of a tag of several parts. `before` must not sort after `key`.
std::string_view shortest_separator(std::string_view before, std::string_view key) noexcept;

class BranchLevel {
  public:
    // Begins with a block that has this child, whose own separator becomes the block's.
    BranchLevel(std::uint32_t block_bytes, Separator separator, std::uint32_t child);

    // Adds a child; false if the block has no room for it.
    bool add(const Separator& separator, std::uint32_t child);

    // Begins the next block of the level.
    void begin(Separator separator, std::uint32_t child);

    // The bytes of the block, completed; valid until begin().
    std::string_view close(std::uint8_t level) noexcept;

    [[nodiscard]] const Separator& separator() const noexcept { return separator_; }

  private:
    std::vector<char> bytes_;
    OpenBlock block_;
    Separator separator_;
};

}  // namespace kwic
