#include "indexing/split_set.hpp"

#include "indexing/split_ways.hpp"
#include "storage/term_space.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>

namespace kwic {
namespace {

bool stands_before(const SplitSet::Way& a, const SplitSet::Way& b) noexcept {
    const int order = a.joined_stem.compare(b.joined_stem);
    return order != 0 ? order < 0 : a.way < b.way;
}

}  // namespace

void SplitSet::add(std::string_view joined_stem, std::string_view way) {
    line_ = joined_stem;
    line_ += '\0';  // no word holds it
    line_ += way;
    lines_.number_of(line_);
}

void SplitSet::sort() {
    if (ways_.size() == lines_.size()) return;
    ways_.clear();
    bytes_.clear();
    ways_.reserve(lines_.size());
    for (const std::uint32_t number : lines_.numbers_in_order()) {
        const std::string_view line = lines_.term(number);
        const std::string_view copied(bytes_.copy(line), line.size());
        const std::size_t end = copied.find('\0');
        ways_.push_back({copied.substr(0, end), copied.substr(end + 1)});
    }
}

std::span<const SplitSet::Way> SplitSet::ways() const {
    if (ways_.size() != lines_.size()) throw std::logic_error("ways of splitting are not in order");
    return ways_;
}

MergedSplits::MergedSplits(std::span<const SplitSet* const> sets) {
    LargeVector<SplitSet::Way> all;
    LargeVector<SplitSet::Way> merged;
    for (const SplitSet* set : sets) {
        const std::span<const SplitSet::Way> ways = set->ways();
        merged.clear();
        merged.reserve(all.size() + ways.size());
        std::merge(all.begin(), all.end(), ways.begin(), ways.end(), std::back_inserter(merged), stands_before);
        all.swap(merged);
    }
    std::string ways;
    for (auto way = all.begin(); way != all.end();) {
        const std::string_view joined_stem = way->joined_stem;
        ways.clear();
        for (; way != all.end() && way->joined_stem == joined_stem; ++way) add_split_way(ways, way->way);
        const std::string key = make_split_key(joined_stem);
        entries_.push_back({{bytes_.copy(key), key.size()}, {bytes_.copy(ways), ways.size()}});
    }
    // Those of stems that are too long for a key are in another order.
    const auto is_before = [](const Entry& a, const Entry& b) { return a.key < b.key; };
    if (!std::is_sorted(entries_.begin(), entries_.end(), is_before)) {
        std::sort(entries_.begin(), entries_.end(), is_before);
    }
}

std::string_view MergedSplits::ways_of(std::string_view joined_stem) const {
    const std::string key = make_split_key(joined_stem);
    const auto found = std::lower_bound(entries_.begin(), entries_.end(), key,
                                        [](const Entry& entry, std::string_view wanted) { return entry.key < wanted; });
    return found == entries_.end() || found->key != key ? std::string_view() : found->ways;
}

}  // namespace kwic
