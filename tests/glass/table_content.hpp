// What the files of a glass database hold, read by the format's description and not by Xapian.
#pragma once

#include "glass/byte_reader.hpp"

#include <array>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic::glass_test {

struct RootRecord {
    std::uint64_t root_block = 0;
    std::uint64_t level = 0;
    bool leaves_ascend = false;
    bool has_no_root = false;
    std::uint64_t entries = 0;
    std::uint64_t block_bytes = 0;
    std::uint64_t compress_min = 0;
    std::string free_blocks;
};

struct VersionContent {
    std::string uuid;
    std::uint64_t revision = 0;
    std::array<RootRecord, 6> roots;  // postlist, docdata, termlist, position, spelling, synonym
    std::array<std::uint64_t, 8> statistics{};
};

inline std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline RootRecord read_root(ByteReader& reader) {
    RootRecord root;
    root.root_block = reader.take_uint();
    const std::uint64_t flags = reader.take_uint();
    root.level = flags >> 2;
    root.leaves_ascend = (flags & 2) != 0;
    root.has_no_root = (flags & 1) != 0;
    root.entries = reader.take_uint();
    root.block_bytes = reader.take_uint() << 11;
    root.compress_min = reader.take_uint();
    root.free_blocks = reader.take_str();
    return root;
}

inline VersionContent read_version(const std::string& folder) {
    const std::string bytes = read_file(folder + "/iamglass");
    ByteReader reader(bytes);
    if (reader.take(16) != std::string_view("\x0f\x0dXapian Glass\x04\x6e", 16))
        throw std::runtime_error("other magic");
    VersionContent version;
    version.uuid = reader.take(16);
    version.revision = reader.take_uint();
    for (RootRecord& root : version.roots) root = read_root(reader);
    for (std::uint64_t& number : version.statistics) number = reader.take_uint();
    if (!reader.is_done()) throw std::runtime_error("iamglass is too long");
    return version;
}

struct TableContent {
    using Entry = std::pair<std::string, std::string>;  // key, whole tag

    std::vector<Entry> entries;
    std::vector<std::vector<std::string>>
        leaves;  // the items of each leaf in the order of their keys, with the null item
    std::size_t part_count = 0;
    bool has_gaps_only_where_free = true;  // every block is packed and clean
};

// Walks a table from its root and throws std::runtime_error at the first thing that is not as it has to be.
class TableWalk {
  public:
    TableWalk(const std::string& path, const RootRecord& root)
        : root_(root), file_(root.has_no_root ? std::string() : read_file(path)) {}

    TableContent read() {
        if (root_.has_no_root) return {};
        require(file_.size() % root_.block_bytes == 0, "the file has part of a block");
        walk(root_.root_block, root_.level, {}, 0);
        require(content_.entries.size() == root_.entries, "the number of entries is another");
        require(is_tag_complete_, "the last tag is not complete");
        return std::move(content_);
    }

    [[nodiscard]] std::size_t visited_blocks() const { return visited_blocks_; }
    [[nodiscard]] bool leaves_ascend() const { return leaves_ascend_; }

  private:
    static void require(bool holds, const char* otherwise) {
        if (!holds) throw std::runtime_error(otherwise);
    }

    [[nodiscard]] std::vector<std::string> items_of(std::string_view block, std::uint64_t level) {
        ByteReader head(block);
        require(head.take_big(4) >= 1, "a block has revision 0");
        require(head.take_big(1) == level, "a block is of another level");
        const std::uint64_t gap = head.take_big(2);
        const std::uint64_t free = head.take_big(2);
        const std::uint64_t directory_end = head.take_big(2);
        std::vector<std::string> items;
        std::size_t lowest = block.size();
        std::size_t item_bytes = 0;
        for (std::size_t at = 11; at < directory_end; at += 2) {
            const std::size_t offset = head.take_big(2);
            ByteReader item(block.substr(offset));
            const std::size_t bytes =
                level == 0 ? (item.take_big(2) & 0x1fff) + 3 : (item.take(4), item.take_big(1) + 7);
            items.emplace_back(block.substr(offset).substr(0, bytes));
            require(items.back().size() == bytes, "an item reaches beyond its block");
            lowest = std::min(lowest, offset);
            item_bytes += bytes;
        }
        require(lowest - directory_end == gap, "the gap is another");
        require(block.size() - directory_end - item_bytes == free, "the free bytes are others");
        const std::string_view gap_bytes = block.substr(directory_end, gap);
        if (gap != free || gap_bytes.find_first_not_of('\0') != std::string_view::npos) {
            content_.has_gaps_only_where_free = false;
        }
        return items;
    }

    void walk(std::uint64_t number, std::uint64_t level, const std::string& lowest_key, std::uint64_t lowest_part) {
        require((number + 1) * root_.block_bytes <= file_.size(), "a block is beyond the end of the file");
        ++visited_blocks_;
        const auto items =
            items_of(std::string_view(file_).substr(number * root_.block_bytes, root_.block_bytes), level);
        require(!items.empty(), "a block has no items");
        if (level == 0) {
            read_leaf(items, lowest_key, lowest_part);
            leaves_ascend_ = leaves_ascend_ && (content_.leaves.empty() || number > last_leaf_);
            last_leaf_ = number;
            content_.leaves.push_back(items);
            return;
        }
        for (std::size_t at = 0; at < items.size(); ++at) {
            ByteReader item(items[at]);
            const std::uint64_t child = item.take_big(4);
            const std::string key(item.take(item.take_big(1)));
            const std::uint64_t part = item.take_big(2);
            require(at > 0 || (key.empty() && part == 0), "the first item of a branch has a key");
            walk(child, level - 1, at == 0 ? lowest_key : key, at == 0 ? lowest_part : part);
        }
    }

    void read_leaf(const std::vector<std::string>& items, const std::string& lowest_key, std::uint64_t lowest_part) {
        const std::size_t max_item_bytes = std::min<std::size_t>((root_.block_bytes - 11 - 8) / 4, 8194);
        bool is_null_item = content_.leaves.empty();
        bool is_first_item = true;
        for (const std::string& bytes : items) {
            if (std::exchange(is_null_item, false)) {
                require(bytes == std::string("\x60\0\0", 3), "the first item is not the null item");
                is_first_item = false;
                continue;
            }
            require(bytes.size() <= max_item_bytes, "an item is too large");
            ByteReader item(bytes);
            const std::uint64_t flags = item.take_big(2) & ~std::uint64_t{0x1fff};
            require((flags & 0x8000) == 0, "a tag is compressed");
            const std::string key(item.take(item.take_big(1)));
            const bool is_first_part = (flags & 0x2000) != 0;
            const std::uint64_t part = is_first_part ? 1 : item.take_big(2);
            if (std::exchange(is_first_item, false) && !content_.leaves.empty()) {
                require(std::pair(last_key_, last_part_) < std::pair(lowest_key, lowest_part),
                        "a separator is too low");
                require(std::pair(lowest_key, lowest_part) <= std::pair(key, part), "a separator is too high");
            }
            add_part(key, part, is_first_part, (flags & 0x4000) != 0, item.take_rest());
        }
    }

    void add_part(const std::string& key, std::uint64_t part, bool is_first, bool is_last, std::string_view tag) {
        require(is_first == is_tag_complete_, "a tag has no beginning or no end");
        require(is_first ? last_key_ < key : key == last_key_ && part == last_part_ + 1, "an item is in a wrong place");
        if (is_first) content_.entries.emplace_back(key, "");
        content_.entries.back().second += tag;
        ++content_.part_count;
        is_tag_complete_ = is_last;
        last_key_ = key;
        last_part_ = part;
    }

    RootRecord root_;
    std::string file_;
    TableContent content_;
    std::size_t visited_blocks_ = 0;
    bool is_tag_complete_ = true;
    bool leaves_ascend_ = true;
    std::uint64_t last_leaf_ = 0;
    std::string last_key_;
    std::uint64_t last_part_ = 0;
};

// A table as a bulk writer leaves it: all blocks in use, packed, clean, and leaves in the order of the file.
inline TableContent read_bulk_table(const std::string& path, const RootRecord& root) {
    TableWalk walk(path, root);
    TableContent content = walk.read();
    if (root.has_no_root) return content;
    if (!content.has_gaps_only_where_free) throw std::runtime_error("a block is not packed, or its gap not clean");
    if (!root.leaves_ascend || !walk.leaves_ascend()) throw std::runtime_error("leaves do not ascend");
    ByteReader free_blocks(root.free_blocks);
    free_blocks.take_uint();
    if (free_blocks.take_uint() != walk.visited_blocks()) throw std::runtime_error("a block is in no tree");
    if (free_blocks.take_rest() != std::string_view("\0\0\0\0", 4)) throw std::runtime_error("blocks are free");
    return content;
}

// A table that Xapian wrote.
inline TableContent read_table(const std::string& path, const RootRecord& root) {
    return TableWalk(path, root).read();
}

}  // namespace kwic::glass_test
