#include "search/query_unit.hpp"

#include <algorithm>

namespace kwic {
namespace {

void add_edge(Pattern& pattern, std::uint32_t from, std::uint32_t to, const Label& label) {
    for (PatternEdge& edge : pattern.edges) {
        if (edge.from != from || edge.to != to) continue;
        if (std::find(edge.labels.begin(), edge.labels.end(), label) == edge.labels.end()) edge.labels.push_back(label);
        return;
    }
    pattern.edges.push_back({from, to, {label}});
}

}  // namespace

void add_arc(QueryUnit& unit, Arc arc) {
    if (std::find(unit.arcs.begin(), unit.arcs.end(), arc) == unit.arcs.end()) unit.arcs.push_back(std::move(arc));
}

std::vector<QueryUnit> take_apart(const QueryUnit& unit) {
    std::vector<QueryUnit> parts;
    for (const Arc& arc : unit.arcs) {
        if (!arc.is_one_term()) continue;
        QueryUnit& part = parts.emplace_back();
        part.words = 1;
        part.arcs.push_back({0, 1, arc.labels, arc.weighs, arc.share});
        part.written = unit.written;
        part.stop_word = !arc.weighs;
        part.source = unit.source;
    }
    return parts;
}

Pattern make_pattern(const std::vector<Arc>& arcs, std::uint32_t words) {
    // Node 0 begins, node 1 ends; the boundary before word i (0 < i < words) is node i + 1.
    const auto node = [&](std::uint32_t boundary) { return boundary == 0 ? 0 : boundary == words ? 1 : boundary + 1; };
    Pattern pattern;
    pattern.nodes = words + 1;
    for (const Arc& arc : arcs) {
        std::uint32_t from = node(arc.from);
        for (std::size_t i = 0; i < arc.labels.size(); ++i) {
            const bool last = i + 1 == arc.labels.size();
            const std::uint32_t to = last ? node(arc.to) : pattern.nodes++;
            add_edge(pattern, from, to, arc.labels[i]);
            from = to;
        }
    }
    return pattern;
}

}  // namespace kwic
