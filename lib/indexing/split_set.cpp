#include "indexing/split_set.hpp"

#include "indexing/split_ways.hpp"

#include <algorithm>
#include <tuple>

namespace kwic {

void SplitSet::add(std::string_view joined_stem, std::string_view way) {
    line_ = joined_stem;
    line_ += '\n';
    line_ += way;
    lines_.number_of(line_);
}

std::vector<SplitSet::Way> SplitSet::ways() const {
    std::vector<Way> ways;
    ways.reserve(lines_.size());
    for (std::uint32_t number = 0; number < lines_.size(); ++number) {
        const std::string_view line = lines_.term(number);
        const std::size_t end = line.find('\n');
        ways.push_back({line.substr(0, end), line.substr(end + 1)});
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
