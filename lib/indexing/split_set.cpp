#include "indexing/split_set.hpp"

#include "indexing/split_ways.hpp"
#include "storage/term_space.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace kwic {
namespace {

bool stands_before(const SplitSet::Way& a, const SplitSet::Way& b) noexcept {
    const int order = a.joined_stem.compare(b.joined_stem);
    return order != 0 ? order < 0 : a.way < b.way;
}

// Each way stands once in either, and so in what is returned.
LargeVector<SplitSet::Way> merge(std::span<const SplitSet::Way> a, std::span<const SplitSet::Way> b) {
    LargeVector<SplitSet::Way> merged;
    merged.reserve(a.size() + b.size());
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(merged), stands_before);
    return merged;
}

}  // namespace

void SplitSet::add(std::uint32_t term, std::string_view joined_stem, std::string_view way) {
    const std::string_view stem(added_bytes_.copy(joined_stem), joined_stem.size());
    added_.push_back({{stem, {added_bytes_.copy(way), way.size()}}, term});
}

void SplitSet::sort(std::span<const std::uint32_t> order) {
    LargeVector<Way> added;
    added.reserve(added_.size());
    append_in_order(order, added);
    if (!std::is_sorted(added.begin(), added.end(), stands_before)) {
        std::sort(added.begin(), added.end(), stands_before);
    }
    added.erase(std::unique(added.begin(), added.end()), added.end());
    LargeVector<Way> kept;
    kept.reserve(added.size());
    std::set_difference(added.begin(), added.end(), ways_.begin(), ways_.end(), std::back_inserter(kept),
                        stands_before);
    for (auto& [joined_stem, way] : kept) {
        joined_stem = {bytes_.copy(joined_stem), joined_stem.size()};
        way = {bytes_.copy(way), way.size()};
    }
    ways_ = merge(ways_, kept);
    added_ = {};
    added_bytes_.clear();
}

// By a list of the ways of each term: the stems need not be compared (bench/build_stages).
void SplitSet::append_in_order(std::span<const std::uint32_t> order, LargeVector<Way>& ways) {
    LargeVector<std::uint32_t> first_of_term(order.size(), no_way);
    for (std::uint32_t number = 0; number < added_.size(); ++number) {
        if (added_[number].term >= order.size()) throw std::logic_error("a way of splitting is of no term");
        added_[number].next = std::exchange(first_of_term[added_[number].term], number);
    }
    for (const std::uint32_t term : order) {
        const auto begin = static_cast<std::ptrdiff_t>(ways.size());
        for (std::uint32_t at = first_of_term[term]; at != no_way; at = added_[at].next) ways.push_back(added_[at].way);
        if (static_cast<std::ptrdiff_t>(ways.size()) - begin > 1) {
            std::sort(ways.begin() + begin, ways.end(), stands_before);
        }
    }
}

std::span<const SplitSet::Way> SplitSet::ways() const {
    if (!added_.empty()) throw std::logic_error("ways of splitting are not in order");
    return ways_;
}

MergedSplits::MergedSplits(std::span<const SplitSet* const> sets) {
    LargeVector<SplitSet::Way> all;
    for (const SplitSet* set : sets) all = merge(all, set->ways());
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
