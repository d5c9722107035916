#include "glass/mapped_table.hpp"

#include "storage/translate_error.hpp"

namespace kwic {
namespace {

constexpr std::size_t head_bytes = OpenBlock::head_bytes;
constexpr std::size_t leaf_head_bytes = 3;    // flags and size, key length
constexpr std::size_t branch_head_bytes = 5;  // child, key length
constexpr std::size_t part_bytes = 2;
constexpr std::size_t directory_end_at = 9;
constexpr std::size_t max_tag_bytes = std::size_t{1} << 31;

std::uint32_t take_big16(std::string_view bytes, std::size_t at) noexcept {
    const auto* byte = reinterpret_cast<const unsigned char*>(bytes.data() + at);
    return std::uint32_t{byte[0]} << 8 | byte[1];
}

std::uint32_t take_big32(std::string_view bytes, std::size_t at) noexcept {
    return take_big16(bytes, at) << 16 | take_big16(bytes, at + 2);
}

}  // namespace

MappedTable::MappedTable(const std::string& path, const GlassRoot& root) : path_(path), root_(root) {
    if (root.block_count == 0) return;
    file_.emplace(path);
    if (root.block_bytes < 2048 || root.block_bytes > 65536 || root.level >= max_levels) fail();
}

void MappedTable::fail() const {
    throw_damaged("the table does not hold what was written", path_);
}

MappedTable::Block MappedTable::block(std::uint32_t number, std::uint32_t level) const {
    const std::string_view file = file_->bytes();
    const std::uint64_t begin = std::uint64_t{number} * root_.block_bytes;
    if (begin + root_.block_bytes > file.size()) fail();
    Block found{file.substr(begin, root_.block_bytes), 0};
    const std::uint32_t end = take_big16(found.bytes, directory_end_at);
    if (static_cast<unsigned char>(found.bytes[4]) != level || end < head_bytes + 2 || end > root_.block_bytes) fail();
    found.items = (end - static_cast<std::uint32_t>(head_bytes)) / 2;
    return found;
}

std::string_view MappedTable::item_bytes(const Block& block, std::uint32_t index) const {
    const std::uint32_t begin = take_big16(block.bytes, head_bytes + 2 * std::size_t{index});
    if (begin < head_bytes || begin + leaf_head_bytes > block.bytes.size()) fail();
    return block.bytes.substr(begin);
}

std::string_view MappedTable::branch_key(std::string_view item, std::uint32_t& part) const {
    if (item.size() < branch_head_bytes) fail();
    const std::size_t key_bytes = static_cast<unsigned char>(item[branch_head_bytes - 1]);
    if (item.size() < branch_head_bytes + key_bytes + part_bytes) fail();
    part = take_big16(item, branch_head_bytes + key_bytes);
    return item.substr(branch_head_bytes, key_bytes);
}

std::uint32_t MappedTable::child_of(const Block& branch, std::uint32_t index) const {
    const std::string_view item = item_bytes(branch, index);
    if (item.size() < branch_head_bytes) fail();
    return take_big32(item, 0);
}

// The last child that begins with the first part of `key` or before; the first one begins before everything.
std::uint32_t MappedTable::find_child(const Block& branch, std::string_view key) const {
    std::uint32_t low = 0;
    for (std::uint32_t high = branch.items; high - low > 1;) {
        const std::uint32_t middle = low + (high - low) / 2;
        std::uint32_t part = 0;
        const int order = branch_key(item_bytes(branch, middle), part).compare(key);
        if (order < 0 || (order == 0 && part <= 1)) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

std::string_view MappedTable::leaf_key(std::string_view item) const {
    const std::size_t key_bytes = static_cast<unsigned char>(item[leaf_head_bytes - 1]);
    if (item.size() < leaf_head_bytes + key_bytes) fail();
    return item.substr(leaf_head_bytes, key_bytes);
}

// The first item whose key is not below `key`; as many as there are items if none is.
std::uint32_t MappedTable::find_item(const Block& leaf, std::string_view key) const {
    std::uint32_t low = 0;
    for (std::uint32_t high = leaf.items; low < high;) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (leaf_key(item_bytes(leaf, middle)) < key) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

MappedTable::Item MappedTable::leaf_item(std::string_view bytes) const {
    const std::uint32_t head = take_big16(bytes, 0);
    const std::size_t size = (head & 0x1FFF) + leaf_head_bytes;
    Item item;
    item.key = leaf_key(bytes);
    item.is_first = (head & 0x2000) != 0;
    item.is_last = (head & 0x4000) != 0;
    item.is_compressed = (head & 0x8000) != 0;
    const std::size_t tag_at = leaf_head_bytes + item.key.size() + (item.is_first ? 0 : part_bytes);
    if (size < tag_at || size > bytes.size()) fail();
    if (!item.is_first) item.part = take_big16(bytes, tag_at - part_bytes);
    item.tag = bytes.substr(tag_at, size - tag_at);
    return item;
}

void MappedTable::descend(Place& place, std::uint32_t level, std::uint32_t number, std::string_view key) const {
    for (;; --level) {
        place.blocks[level] = block(number, level);
        if (level == 0) break;
        place.items[level] = find_child(place.blocks[level], key);
        number = child_of(place.blocks[level], place.items[level]);
    }
    place.items[0] = find_item(place.blocks[0], key);
}

// To the next item, maybe of the next leaf; false if there is none.
bool MappedTable::move_on(Place& place) const {
    if (++place.items[0] < place.blocks[0].items) return true;
    std::uint32_t level = 1;
    while (level <= root_.level && place.items[level] + 1 == place.blocks[level].items) ++level;
    if (level > root_.level) return false;
    descend(place, level - 1, child_of(place.blocks[level], ++place.items[level]), {});
    return true;
}

void MappedTable::gather(Place& place, Item item, std::string& buffer) const {
    buffer.assign(item.tag);
    while (!item.is_last) {
        const std::uint32_t part = item.part;
        const std::string_view key = item.key;
        if (!move_on(place)) fail();
        item = leaf_item(item_bytes(place.blocks[0], place.items[0]));
        if (item.is_first || item.part != part + 1 || item.key != key) fail();
        buffer.append(item.tag);
        if (buffer.size() > max_tag_bytes) fail();
    }
}

MappedTable::Entry MappedTable::find(std::string_view key, std::string& buffer) const {
    if (!file_) return {};
    Place place;
    descend(place, root_.level, root_.root_block, key);
    if (place.items[0] == place.blocks[0].items) return {};
    const Item item = leaf_item(item_bytes(place.blocks[0], place.items[0]));
    if (item.key != key) return {};
    if (!item.is_first) fail();
    if (item.is_compressed) return {Presence::compressed, {}};
    if (item.is_last) return {Presence::found, item.tag};
    gather(place, item, buffer);
    return {Presence::found, buffer};
}

void MappedTable::walk(std::string_view first_key, const Visit& visit) const {
    if (!file_) return;
    Place place;
    descend(place, root_.level, root_.root_block, first_key);
    std::string buffer;
    std::string key;
    for (bool is_item = place.items[0] < place.blocks[0].items || move_on(place); is_item; is_item = move_on(place)) {
        const Item item = leaf_item(item_bytes(place.blocks[0], place.items[0]));
        if (!item.is_first || item.is_compressed || (!key.empty() && item.key <= key)) fail();
        key = item.key;
        if (!item.is_last) gather(place, item, buffer);
        visit(key, item.is_last ? item.tag : buffer);
    }
}

}  // namespace kwic
