#include "search/pattern_source.hpp"

#include <algorithm>
#include <iterator>

namespace kwic {
namespace {

void merge_into(std::vector<Xapian::termpos>& all, const std::vector<Xapian::termpos>& more) {
    std::vector<Xapian::termpos> merged;
    std::set_union(all.begin(), all.end(), more.begin(), more.end(), std::back_inserter(merged));
    all = std::move(merged);
}

Pattern with_index_terms(Pattern pattern, TermSpace space) {
    for (PatternEdge& edge : pattern.edges) {
        for (Label& label : edge.labels) {
            for (std::string& term : label.terms) term = make_term(space, term);
        }
    }
    return pattern;
}

}  // namespace

PatternSource::PatternSource(Pattern pattern, TermSpace space, double weight)
    : PatternSource(with_index_terms(std::move(pattern), space), weight) {}

PatternSource::PatternSource(Pattern indexed, double weight)
    : pattern_(std::move(indexed)), depths_(pattern_.nodes, 0), weight_(weight) {
    order_edges();
}

// A node's depth settles after as many rounds as the longest way has edges.
void PatternSource::order_edges() {
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

void PatternSource::init(const Xapian::Database& database) {
    database_ = database;
    set_maxweight(weight_);
    candidates_ = open_candidates();
    docid_ = 0;
    started_ = false;
}

// Every way from begin to end crosses each depth on exactly one edge, so a document must satisfy, for each depth, one
// of the edges that cross it.
std::unique_ptr<DocumentStream> PatternSource::open_candidates() const {
    DocumentStreams crossings;
    for (std::uint32_t depth = 1; depth <= depths_[1]; ++depth) {
        DocumentStreams edges;
        for (const PatternEdge& edge : pattern_.edges) {
            if (depths_[edge.from] >= depth || depths_[edge.to] < depth) continue;
            for (const Label& label : edge.labels) {
                DocumentStreams terms;
                for (const std::string& term : label.terms) terms.push_back(documents_with(database_, term));
                edges.push_back(all_of(std::move(terms)));
            }
        }
        crossings.push_back(any_of(std::move(edges)));
    }
    return all_of(std::move(crossings));
}

void PatternSource::next(double min_weight) {
    skip_to(started_ ? docid_ + 1 : 1, min_weight);
}

void PatternSource::skip_to(Xapian::docid docid, double min_weight) {
    started_ = true;
    if (min_weight > weight_) {
        docid_ = 0;
        return;
    }
    for (docid_ = candidates_->skip_to(docid); docid_ != 0; docid_ = candidates_->skip_to(docid_ + 1)) {
        if (matches(docid_)) return;
    }
}

bool PatternSource::matches(Xapian::docid docid) {
    positions_.clear();
    // For each node, the positions at which the next word of a match that has come so far must stand.
    std::vector<Positions> expected(pattern_.nodes);
    for (const PatternEdge& edge : pattern_.edges) {
        if (edge.from != 0 && expected[edge.from].empty()) continue;
        Positions found = positions_of(docid, edge);
        if (edge.from != 0) {
            Positions reached;
            std::set_intersection(found.begin(), found.end(), expected[edge.from].begin(), expected[edge.from].end(),
                                  std::back_inserter(reached));
            found = std::move(reached);
        }
        if (found.empty()) continue;
        if (edge.to == 1) return true;
        for (Xapian::termpos& position : found) ++position;
        merge_into(expected[edge.to], found);
    }
    return false;
}

const PatternSource::Positions& PatternSource::positions_of(Xapian::docid docid, const std::string& term) {
    const auto [entry, is_new] = positions_.try_emplace(term);
    if (is_new)
        entry->second.assign(database_.positionlist_begin(docid, term), database_.positionlist_end(docid, term));
    return entry->second;
}

PatternSource::Positions PatternSource::positions_of(Xapian::docid docid, const Label& label) {
    Positions common = positions_of(docid, label.terms.front());
    for (std::size_t i = 1; i < label.terms.size() && !common.empty(); ++i) {
        const Positions& more = positions_of(docid, label.terms[i]);
        Positions both;
        std::set_intersection(common.begin(), common.end(), more.begin(), more.end(), std::back_inserter(both));
        common = std::move(both);
    }
    return common;
}

PatternSource::Positions PatternSource::positions_of(Xapian::docid docid, const PatternEdge& edge) {
    Positions all;
    for (const Label& label : edge.labels) merge_into(all, positions_of(docid, label));
    return all;
}

}  // namespace kwic
