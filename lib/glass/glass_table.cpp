#include "glass/glass_table.hpp"

#include "glass/misuse.hpp"

#include <algorithm>
#include <utility>

namespace kwic {
namespace {

constexpr std::size_t max_levels = 9;  // of branches
constexpr std::size_t max_parts = 65535;
constexpr std::size_t min_items_per_block = 4;
constexpr std::size_t part_number_bytes = 2;

// What every part but the first has around its tag bytes.
constexpr std::size_t part_overhead(std::size_t key_bytes) {
    return 3 + key_bytes + part_number_bytes;
}

constexpr std::size_t max_item_bytes(std::size_t block_bytes) {
    constexpr std::size_t most_that_13_bits_say = 8191 + 3;
    const std::size_t room = block_bytes - OpenBlock::head_bytes;
    return std::min(room / min_items_per_block - OpenBlock::directory_entry_bytes, most_that_13_bits_say);
}

// A tag in two pieces, taken from its beginning.
class TagReader {
  public:
    TagReader(std::string_view head, std::string_view body) : head_(head), body_(body) {}

    [[nodiscard]] std::size_t size() const noexcept { return head_.size() + body_.size(); }

    char* take(std::size_t bytes, char* out) noexcept {
        const std::string_view from_head = head_.substr(0, bytes);
        const std::string_view from_body = body_.substr(0, bytes - from_head.size());
        head_.remove_prefix(from_head.size());
        body_.remove_prefix(from_body.size());
        return copy_bytes(copy_bytes(out, from_head), from_body);
    }

  private:
    std::string_view head_;
    std::string_view body_;
};

}  // namespace

GlassTable::GlassTable(std::string path, const GlassTableOptions& options)
    : compress_min_(options.compress_min),
      file_(std::move(path), options.block_bytes, options.hashes),
      max_item_bytes_(max_item_bytes(options.block_bytes)),
      leaf_(file_.next_block(), options.block_bytes) {
    char* null_item = leaf_.add_item(item_head_bytes);
    *put_big16(null_item, first_part_flag | last_part_flag) = 0;
}

void GlassTable::throw_unordered() const {
    throw_misuse("a key does not sort after the one before it", path());
}

std::size_t GlassTable::first_part_bytes(std::size_t key_bytes, std::size_t tag_bytes) const noexcept {
    const std::size_t overhead = part_overhead(key_bytes);
    const std::size_t part_bytes = max_item_bytes_ - overhead;
    // What a number of full items leaves free in this leaf is filled by the first part, if that saves a part at the
    // end or is not too little to be worth an item of its own.
    std::size_t rest = leaf_.free_bytes() % (max_item_bytes_ + OpenBlock::directory_entry_bytes);
    if (rest > OpenBlock::directory_entry_bytes + overhead) {
        rest -= OpenBlock::directory_entry_bytes + overhead;
        if (rest >= (tag_bytes - part_number_bytes) % part_bytes || rest >= key_bytes + 34) {
            return rest + part_number_bytes;
        }
    }
    return part_bytes + part_number_bytes;
}

void GlassTable::append_long_tag(std::string_view key, std::string_view head, std::string_view body) {
    if (key.size() > max_glass_key_bytes) throw_misuse("a key is longer than 255 bytes", path());
    TagReader tag(head, body);
    std::size_t part_bytes = first_part_bytes(key.size(), tag.size());
    if (tag.size() / (max_item_bytes_ - part_overhead(key.size())) > max_parts - 2) {
        throw_misuse("a tag is longer than the table can hold", path());
    }
    for (std::uint16_t part = 1; tag.size() > 0; ++part) {
        part_bytes = std::min(part_bytes, tag.size());
        const std::size_t number_bytes = part == 1 ? 0 : part_number_bytes;
        const std::size_t item_bytes = item_head_bytes + key.size() + number_bytes + part_bytes;
        const std::uint32_t flags = (part == 1 ? first_part_flag : 0) | (part_bytes == tag.size() ? last_part_flag : 0);
        char* out = add_item(key, part, item_bytes);
        out = put_big16(out, flags | static_cast<std::uint32_t>(item_bytes - item_head_bytes));
        *out++ = static_cast<char>(key.size());
        out = copy_bytes(out, key);
        if (part > 1) out = put_big16(out, part);
        tag.take(part_bytes, out);
        part_bytes = max_item_bytes_ - part_overhead(key.size());
    }
    ++entries_;
}

void GlassTable::begin_leaf(std::string_view key, std::uint16_t part) {
    Separator next{std::string(shortest_separator(last_key(), key)), part};
    leaf_.close(0);
    const std::uint32_t number = file_.add_block();
    add_child(0, leaf_separator_, number);
    leaf_separator_ = std::move(next);
    leaf_ = OpenBlock(file_.next_block(), file_.block_bytes());
}

void GlassTable::add_child(std::size_t level, const Separator& separator, std::uint32_t child) {
    if (level == branches_.size()) {
        if (level == max_levels) throw_misuse("the table would be higher than its format allows", path());
        branches_.emplace_back(file_.block_bytes(), separator, child);
        return;
    }
    if (branches_[level].add(separator, child)) return;
    const std::uint32_t number = write_branch(level);
    add_child(level + 1, Separator(branches_[level].separator()), number);
    branches_[level].begin(separator, child);
}

std::uint32_t GlassTable::write_branch(std::size_t level) {
    copy_bytes(file_.next_block(), branches_[level].close(static_cast<std::uint8_t>(level + 1)));
    return file_.add_block();
}

const GlassRoot& GlassTable::finish() {
    if (root_) return *root_;
    leaf_.close(0);
    std::uint32_t child = file_.add_block();
    Separator separator = leaf_separator_;
    std::size_t level = 0;
    for (; level < branches_.size(); ++level) {
        add_child(level, separator, child);
        child = write_branch(level);
        separator = branches_[level].separator();
    }
    digest_ = file_.finish();
    root_ = {
        child, static_cast<std::uint8_t>(level), entries_, file_.block_bytes(), compress_min_, file_.block_count()};
    return *root_;
}

}  // namespace kwic
