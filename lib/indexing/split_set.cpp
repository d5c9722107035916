#include "indexing/split_set.hpp"

#include "indexing/split_ways.hpp"
#include "storage/term_space.hpp"

#include <algorithm>
#include <tuple>

namespace kwic {

void SplitSet::add(std::string_view joined_stem, std::string_view way) {
    line_ = joined_stem;
    line_ += '\0';  // no word holds it
    line_ += way;
    lines_.number_of(line_);
}

LargeVector<SplitSet::Way> SplitSet::ways() const {
    const bool is_sorted = order_.size() == lines_.size();
    const std::vector<std::uint32_t> order = is_sorted ? order_ : lines_.numbers_in_order();
    LargeVector<Way> ways;
    ways.reserve(order.size());
    for (const std::uint32_t number : order) {
        const std::string_view line = lines_.term(number);
        const std::size_t end = line.find('\0');
        ways.push_back({line.substr(0, end), line.substr(end + 1)});
    }
    return ways;
}

MergedSplits::MergedSplits(std::span<const SplitSet* const> sets) {
    LargeVector<SplitSet::Way> all;
    for (const SplitSet* set : sets) {
        const LargeVector<SplitSet::Way> ways = set->ways();
        const auto before = static_cast<std::ptrdiff_t>(all.size());
        all.insert(all.end(), ways.begin(), ways.end());
        std::inplace_merge(all.begin(), all.begin() + before, all.end(),
                           [](const SplitSet::Way& a, const SplitSet::Way& b) {
                               return std::tie(a.joined_stem, a.way) < std::tie(b.joined_stem, b.way);
                           });
    }
    std::string ways;
    for (auto way = all.begin(); way != all.end();) {
        const std::string_view joined_stem = way->joined_stem;
        ways.clear();
        for (; way != all.end() && way->joined_stem == joined_stem; ++way) add_split_way(ways, way->way);
        add(joined_stem, ways);
    }
    // Those of stems that are too long for a key are in another order.
    const auto is_before = [](const Entry& a, const Entry& b) { return a.key < b.key; };
    if (!std::is_sorted(entries_.begin(), entries_.end(), is_before)) {
        std::sort(entries_.begin(), entries_.end(), is_before);
    }
}

void MergedSplits::add(std::string_view joined_stem, std::string_view ways) {
    const std::string key = make_split_key(joined_stem);
    entries_.push_back({{bytes_.copy(key), key.size()}, {bytes_.copy(ways), ways.size()}});
}

std::string_view MergedSplits::ways_of(std::string_view joined_stem) const {
    const std::string key = make_split_key(joined_stem);
    const auto found = std::lower_bound(entries_.begin(), entries_.end(), key,
                                        [](const Entry& entry, std::string_view wanted) { return entry.key < wanted; });
    return found == entries_.end() || found->key != key ? std::string_view() : found->ways;
}

}  // namespace kwic
