#include "search/pattern_matcher.hpp"

#include "storage/byte_hash.hpp"

#include <algorithm>
#include <iterator>

namespace kwic {
namespace {

void merge_into(std::vector<std::uint32_t>& all, const std::vector<std::uint32_t>& more) {
    std::vector<std::uint32_t> merged;
    std::set_union(all.begin(), all.end(), more.begin(), more.end(), std::back_inserter(merged));
    all = std::move(merged);
}

}  // namespace

PatternMatcher::PatternMatcher(Pattern pattern, TermSpace space)
    : pattern_(std::move(pattern)), space_(space), depths_(pattern_.nodes, 0) {
    for (const PatternEdge& edge : pattern_.edges) {
        for (const Label& label : edge.labels) {
            for (const std::string& stem : label.terms) {
                terms_.try_emplace(stem, Term{make_term(space, stem), hash_bytes(make_term(TermSpace::stem, stem))});
            }
        }
    }
    order_edges();
}

// A node's depth settles after as many rounds as the longest way has edges.
void PatternMatcher::order_edges() {
    for (bool changed = true; changed;) {
        changed = false;
        for (const PatternEdge& edge : pattern_.edges) {
            if (depths_[edge.to] > depths_[edge.from]) continue;
            depths_[edge.to] = depths_[edge.from] + 1;
            changed = true;
        }
    }
    std::stable_sort(pattern_.edges.begin(), pattern_.edges.end(),
                     [&](const PatternEdge& a, const PatternEdge& b) { return depths_[a.from] < depths_[b.from]; });
}

// Every way from begin to end crosses each depth on exactly one edge, so a document must satisfy, for each depth, one
// of the edges that cross it.
std::unique_ptr<DocumentStream> PatternMatcher::open_candidates(const Xapian::Database& database,
                                                                const SideIndex* index) const {
    const SideIndex* side_terms = space_ == TermSpace::stem ? index : nullptr;
    DocumentStreams crossings;
    for (std::uint32_t depth = 1; depth <= depths_[1]; ++depth) {
        DocumentStreams edges;
        for (const PatternEdge& edge : pattern_.edges) {
            if (depths_[edge.from] >= depth || depths_[edge.to] < depth) continue;
            for (const Label& label : edge.labels) {
                DocumentStreams terms;
                for (const std::string& term : label.terms) {
                    terms.push_back(documents_with(side_terms, database, terms_.at(term).indexed));
                }
                edges.push_back(all_of(std::move(terms)));
            }
        }
        crossings.push_back(any_of(std::move(edges)));
    }
    return all_of(std::move(crossings));
}

bool PatternMatcher::matches(const DatabaseEntries& entries, Xapian::docid docid) {
    open_positions(entries, docid);
    // For each node, the positions at which the next word of a match that has come so far must stand.
    std::vector<Positions> expected(pattern_.nodes);
    for (const PatternEdge& edge : pattern_.edges) {
        if (edge.from != 0 && expected[edge.from].empty()) continue;
        Positions found = positions_of(edge);
        if (edge.from != 0) {
            Positions reached;
            std::set_intersection(found.begin(), found.end(), expected[edge.from].begin(), expected[edge.from].end(),
                                  std::back_inserter(reached));
            found = std::move(reached);
        }
        if (found.empty()) continue;
        if (edge.to == 1) return true;
        for (std::uint32_t& position : found) ++position;
        merge_into(expected[edge.to], found);
    }
    return false;
}

void PatternMatcher::open_positions(const DatabaseEntries& entries, Xapian::docid docid) {
    positions_.emplace(entries.metadata(make_position_key(docid), buffer_));
    for (auto& [stem, term] : terms_) term.is_read = false;
}

// The words of the title stand before the text's first.
const PatternMatcher::Positions& PatternMatcher::positions_of(const std::string& stem) {
    Term& term = terms_.at(stem);
    if (term.is_read) return term.positions;
    term.positions.clear();
    positions_->find(term.hash, term.positions);
    if (space_ == TermSpace::title) {
        std::erase_if(term.positions, [this](std::uint32_t at) { return at >= positions_->text_begin(); });
    }
    term.is_read = true;
    return term.positions;
}

PatternMatcher::Positions PatternMatcher::positions_of(const Label& label) {
    Positions common = positions_of(label.terms.front());
    for (std::size_t i = 1; i < label.terms.size() && !common.empty(); ++i) {
        const Positions& more = positions_of(label.terms[i]);
        Positions both;
        std::set_intersection(common.begin(), common.end(), more.begin(), more.end(), std::back_inserter(both));
        common = std::move(both);
    }
    return common;
}

PatternMatcher::Positions PatternMatcher::positions_of(const PatternEdge& edge) {
    Positions all;
    for (const Label& label : edge.labels) merge_into(all, positions_of(label));
    return all;
}

}  // namespace kwic
