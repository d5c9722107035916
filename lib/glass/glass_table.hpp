// One table of a glass database, written bottom-up in one pass.
//
// A table is a B-tree of blocks (open_block.hpp, branch_level.hpp). An item of a leaf is
//
//   big16, flags and the item's bytes - 3 | key length, 1 byte | key | part number big16, from part 2 on | tag
//
// with the flags 2000 (first part), 4000 (last part) and 8000 (deflated: never set here). The first item of the first
// leaf has neither key nor tag. Leaves are filled to the end, and a tag longer than an item may be is cut so that its
// parts fill them too, as Xapian's own compaction does. Blocks are numbered in the order in which they are full, so the
// leaves of the file ascend, which the root record promises to readers.
//
// Items are at most about a quarter of a block: Xapian accepts larger ones for reading, but writes past the end of a
// block when it updates them.
#pragma once

#include "glass/block_file.hpp"
#include "glass/branch_level.hpp"
#include "glass/copy_bytes.hpp"
#include "glass/open_block.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

inline constexpr std::size_t max_glass_key_bytes = 255;

// What the version file says of a table.
struct GlassRoot {
    std::uint32_t root_block = 0;
    std::uint8_t level = 0;  // height of the root above the leaves
    std::uint64_t entries = 0;
    std::uint32_t block_bytes = 0;
    std::uint32_t compress_min = 0;
    std::uint32_t block_count = 0;  // 0: there is no file
};

struct GlassTableOptions {
    std::uint32_t block_bytes = 8192;
    std::uint32_t compress_min = 0;  // later updates by Xapian deflate tags longer than this; 0 is never
    bool hashes = false;             // FileDigest::hash is wanted
};

// Throws Error{io} if the system refuses to write, after which only destruction is left, and Error{invalid_argument} if
// an argument breaks a rule. Thread rule: one thread at a time.
class GlassTable {
  public:
    // Creates the file `path`, which must not be there.
    GlassTable(std::string path, const GlassTableOptions& options);

    // Adds an entry whose tag is `head` followed by `body`. Keys are 1 to 255 bytes and ascend strictly, as bytes.
    void add(std::string_view key, std::string_view head, std::string_view body = {}) {
        if (key <= last_key()) throw_unordered();
        append(key, head, body);
    }

    // add() for a caller that itself sees to it that keys ascend.
    void append(std::string_view key, std::string_view head, std::string_view body = {});

    // Completes the file; add() must not follow. Called again it returns the same.
    const GlassRoot& finish();

    // Size and hash of the file; only after finish().
    [[nodiscard]] const FileDigest& digest() const noexcept { return digest_; }
    [[nodiscard]] const std::string& path() const noexcept { return file_.path(); }

  private:
    static constexpr std::size_t item_head_bytes = 3;
    static constexpr std::uint32_t first_part_flag = 0x2000;
    static constexpr std::uint32_t last_part_flag = 0x4000;

    [[nodiscard]] std::string_view last_key() const noexcept {
        const char* item = leaf_.last_item();
        return {item + item_head_bytes, static_cast<unsigned char>(item[2])};
    }

    char* add_item(std::string_view key, std::uint16_t part, std::size_t item_bytes) {
        if (!leaf_.has_room(item_bytes)) begin_leaf(key, part);
        return leaf_.add_item(item_bytes);
    }

    [[noreturn]] void throw_unordered() const;
    void append_long_tag(std::string_view key, std::string_view head, std::string_view body);
    [[nodiscard]] std::size_t first_part_bytes(std::size_t key_bytes, std::size_t tag_bytes) const noexcept;
    void begin_leaf(std::string_view key, std::uint16_t part);
    void add_child(std::size_t level, const Separator& separator, std::uint32_t child);
    std::uint32_t write_branch(std::size_t level);

    std::uint32_t compress_min_;
    BlockFile file_;
    std::size_t max_item_bytes_;
    OpenBlock leaf_;
    Separator leaf_separator_;
    std::vector<BranchLevel> branches_;  // lowest first
    std::uint64_t entries_ = 0;
    std::optional<GlassRoot> root_;
    FileDigest digest_;
};

inline void GlassTable::append(std::string_view key, std::string_view head, std::string_view body) {
    const std::size_t item_bytes = item_head_bytes + key.size() + head.size() + body.size();
    if (key.size() > max_glass_key_bytes || item_bytes > max_item_bytes_) return append_long_tag(key, head, body);
    char* out = add_item(key, 1, item_bytes);
    out = put_big16(out, first_part_flag | last_part_flag | static_cast<std::uint32_t>(item_bytes - item_head_bytes));
    *out++ = static_cast<char>(key.size());
    out = copy_bytes(out, key);
    out = copy_bytes(out, head);
    copy_bytes(out, body);
    ++entries_;
}

}  // namespace kwic
