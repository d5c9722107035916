#include "indexing/split_set.hpp"

#include "indexing/split_ways.hpp"
#include "storage/byte_hash.hpp"

#include <algorithm>
#include <tuple>

namespace kwic {

void SplitSet::add(std::string_view joined_stem, std::string_view way) {
    if (!seen_.insert(hash_bytes(joined_stem) * 31 + hash_bytes(way)).second) return;
    places_.push_back({bytes_.size(), static_cast<std::uint32_t>(joined_stem.size()),
                       static_cast<std::uint32_t>(way.size())});
    bytes_ += joined_stem;
    bytes_ += way;
}

std::vector<SplitSet::Way> SplitSet::ways() const {
    std::vector<Way> ways;
    ways.reserve(places_.size());
    for (const Place& place : places_) {
        const std::string_view both = std::string_view(bytes_).substr(place.begin, place.stem_bytes + place.way_bytes);
        ways.push_back({both.substr(0, place.stem_bytes), both.substr(place.stem_bytes)});
    }
    return ways;
}

std::map<std::string, std::string> merge_splits(std::span<const SplitSet* const> sets) {
    std::vector<SplitSet::Way> all;
    for (const SplitSet* set : sets) {
        const std::vector<SplitSet::Way> ways = set->ways();
        all.insert(all.end(), ways.begin(), ways.end());
    }
    std::sort(all.begin(), all.end(), [](const SplitSet::Way& a, const SplitSet::Way& b) {
        return std::tie(a.joined_stem, a.way) < std::tie(b.joined_stem, b.way);
    });
    std::map<std::string, std::string> merged;
    for (const SplitSet::Way& way : all) {
        if (merged.empty() || merged.rbegin()->first != way.joined_stem) {
            merged.emplace_hint(merged.end(), way.joined_stem, std::string());
        }
        add_split_way(merged.rbegin()->second, way.way);
    }
    return merged;
}

}  // namespace kwic
