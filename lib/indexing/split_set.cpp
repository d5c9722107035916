#include "indexing/split_set.hpp"

#include "indexing/split_ways.hpp"
#include "storage/term_space.hpp"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace kwic {
namespace {

constexpr std::uint32_t no_way = 0xFFFFFFFF;

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

LargeVector<SplitSet::Way> without(LargeVector<SplitSet::Way> ways, std::span<const SplitSet::Way> others) {
    if (others.empty()) return ways;
    LargeVector<SplitSet::Way> kept;
    kept.reserve(ways.size());
    std::set_difference(ways.begin(), ways.end(), others.begin(), others.end(), std::back_inserter(kept),
                        stands_before);
    return kept;
}

}  // namespace

void SplitSet::add(std::uint32_t term, std::string_view joined_stem, std::string_view way) {
    const Head head{term, static_cast<std::uint32_t>(joined_stem.size()), static_cast<std::uint32_t>(way.size())};
    const std::uint32_t begin = added_bytes_.add(sizeof head + joined_stem.size() + way.size());
    char* const bytes = added_bytes_.at(begin);
    std::memcpy(bytes, &head, sizeof head);
    std::copy(way.begin(), way.end(), std::copy(joined_stem.begin(), joined_stem.end(), bytes + sizeof head));
    added_.push_back(begin);
}

SplitSet::Head SplitSet::head_at(std::uint32_t begin) const noexcept {
    Head head;
    std::memcpy(&head, added_bytes_.at(begin), sizeof head);
    return head;
}

SplitSet::Way SplitSet::added_at(std::uint32_t begin) const noexcept {
    const Head head = head_at(begin);
    const char* const bytes = added_bytes_.at(begin) + sizeof head;
    return {{bytes, head.stem_bytes}, {bytes + head.stem_bytes, head.way_bytes}};
}

void SplitSet::sort(std::span<const std::uint32_t> order) {
    LargeVector<Way> added = added_in_order(order);
    if (!std::is_sorted(added.begin(), added.end(), stands_before)) {
        std::sort(added.begin(), added.end(), stands_before);
    }
    added.erase(std::unique(added.begin(), added.end()), added.end());
    LargeVector<Way> kept = without(std::move(added), ways_);
    for (auto& [joined_stem, way] : kept) {
        joined_stem = {bytes_.copy(joined_stem), joined_stem.size()};
        way = {bytes_.copy(way), way.size()};
    }
    ways_ = ways_.empty() ? std::move(kept) : merge(ways_, kept);
    added_ = {};
    added_bytes_ = {};
}

// By a list of the ways of each term: the stems need not be compared (bench/build_stages).
LargeVector<SplitSet::Way> SplitSet::added_in_order(std::span<const std::uint32_t> order) const {
    LargeVector<std::uint32_t> first_of_term(order.size(), no_way);
    LargeVector<std::uint32_t> next_of_same_term(added_.size());
    for (std::uint32_t number = 0; number < added_.size(); ++number) {
        const std::uint32_t term = head_at(added_[number]).term;
        if (term >= order.size()) throw std::logic_error("a way of splitting is of no term");
        next_of_same_term[number] = std::exchange(first_of_term[term], number);
    }
    LargeVector<Way> ways;
    ways.reserve(added_.size());
    for (const std::uint32_t term : order) {
        const auto begin = static_cast<std::ptrdiff_t>(ways.size());
        for (std::uint32_t at = first_of_term[term]; at != no_way; at = next_of_same_term[at]) {
            ways.push_back(added_at(added_[at]));
        }
        if (static_cast<std::ptrdiff_t>(ways.size()) - begin > 1) {
            std::sort(ways.begin() + begin, ways.end(), stands_before);
        }
    }
    return ways;
}

std::span<const SplitSet::Way> SplitSet::ways() const {
    if (!added_.empty()) throw std::logic_error("ways of splitting are not in order");
    return ways_;
}

MergedSplits::MergedSplits(std::span<const SplitSet* const> sets) {
    std::span<const SplitSet::Way> all;
    LargeVector<SplitSet::Way> merged;
    for (const SplitSet* set : sets) {
        if (!all.empty()) merged = merge(all, set->ways());
        all = all.empty() ? set->ways() : merged;
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
