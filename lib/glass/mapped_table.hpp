// One table of a glass database, looked into where it lies in memory.
//
// Xapian copies every block that it passes on its way to an entry, with a call of the system for each; a generation
// never changes, so its files can be mapped instead. (A look-up takes a tenth of the time: bench/query_stages.)
//
//   item of a branch  child block big32 | key length, 1 byte | key | part number big16
//
// glass_table.hpp has the items of leaves, open_block.hpp the blocks. In a block that an update has changed, items lie
// in any order; the directory has them in that of their keys.
#pragma once

#include "glass/glass_table.hpp"
#include "storage/mapped_file.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace kwic {

// Believes nothing that it reads: throws Error{damaged} where an entry or a way to it cannot be one. Thread rule: any
// thread.
class MappedTable {
  public:
    // A table without a file (block_count 0) has no entries. Throws Error{io, damaged}.
    MappedTable(const std::string& path, const GlassRoot& root);

    enum class Presence { absent, found, compressed };

    struct Entry {
        Presence presence = Presence::absent;
        std::string_view tag;  // in the file, or in the buffer
    };

    // `buffer` takes tags of several parts. A tag that Xapian has compressed is not read.
    Entry find(std::string_view key, std::string& buffer) const;

    // Calls visit(key, tag) with each entry from `first_key` on, keys ascending; both views end with the call. Throws
    // Error{damaged} also for a tag that Xapian has compressed, and what `visit` throws.
    using Visit = std::function<void(std::string_view key, std::string_view tag)>;
    void walk(std::string_view first_key, const Visit& visit) const;

  private:
    static constexpr std::size_t max_levels = 10;

    struct Block {
        std::string_view bytes;
        std::uint32_t items = 0;
    };
    struct Item {
        std::string_view key;
        std::uint32_t part = 1;
        bool is_first = false;
        bool is_last = false;
        bool is_compressed = false;
        std::string_view tag;
    };
    // Where a look-up stands: in each level, from the leaf up, a block and an item.
    struct Place {
        std::array<Block, max_levels> blocks;
        std::array<std::uint32_t, max_levels> items{};
    };

    [[noreturn]] void fail() const;
    [[nodiscard]] Block block(std::uint32_t number, std::uint32_t level) const;
    [[nodiscard]] std::string_view item_bytes(const Block& block, std::uint32_t index) const;
    [[nodiscard]] std::string_view branch_key(std::string_view item, std::uint32_t& part) const;
    [[nodiscard]] std::uint32_t child_of(const Block& branch, std::uint32_t index) const;
    [[nodiscard]] std::uint32_t find_child(const Block& branch, std::string_view key) const;
    [[nodiscard]] std::uint32_t find_item(const Block& leaf, std::string_view key) const;
    [[nodiscard]] std::string_view leaf_key(std::string_view item) const;
    [[nodiscard]] Item leaf_item(std::string_view bytes) const;
    void descend(Place& place, std::uint32_t level, std::uint32_t number, std::string_view key) const;
    bool move_on(Place& place) const;
    void gather(Place& place, Item item, std::string& buffer) const;

    std::string path_;
    GlassRoot root_;
    std::optional<MappedFile> file_;
};

}  // namespace kwic
