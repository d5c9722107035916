#include "glass/branch_level.hpp"

#include <algorithm>
#include <utility>

namespace kwic {

std::string_view shortest_separator(std::string_view before, std::string_view key) noexcept {
    const auto split = std::mismatch(before.begin(), before.end(), key.begin(), key.end());
    const auto common_bytes = static_cast<std::size_t>(split.second - key.begin());
    return key.substr(0, common_bytes + 1);
}

BranchLevel::BranchLevel(std::uint32_t block_bytes, Separator separator, std::uint32_t child) : bytes_(block_bytes) {
    begin(std::move(separator), child);
}

bool BranchLevel::add(const Separator& separator, std::uint32_t child) {
    const std::size_t item_bytes = 4 + 1 + separator.key.size() + 2;
    if (!block_.has_room(item_bytes)) return false;
    char* out = put_big32(block_.add_item(item_bytes), child);
    *out++ = static_cast<char>(separator.key.size());
    out = std::copy(separator.key.begin(), separator.key.end(), out);
    put_big16(out, separator.part);
    return true;
}

void BranchLevel::begin(Separator separator, std::uint32_t child) {
    block_ = OpenBlock(bytes_.data(), static_cast<std::uint32_t>(bytes_.size()));
    add({}, child);
    separator_ = std::move(separator);
}

std::string_view BranchLevel::close(std::uint8_t level) noexcept {
    block_.close(level);
    return {bytes_.data(), bytes_.size()};
}

}  // namespace kwic
