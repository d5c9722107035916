#include "search/pattern_matcher.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace kwic {
namespace {

using Positions = std::vector<std::uint32_t>;

// All of them become those of `all` and of `more`; `scratch` is where they are put together.
void unite(Positions& all, const Positions& more, Positions& scratch) {
    scratch.clear();
    std::set_union(all.begin(), all.end(), more.begin(), more.end(), std::back_inserter(scratch));
    std::swap(all, scratch);
}

void intersect(const Positions& some, const Positions& others, Positions& both) {
    both.clear();
    std::set_intersection(some.begin(), some.end(), others.begin(), others.end(), std::back_inserter(both));
}

}  // namespace

PatternMatcher::PatternMatcher(Pattern pattern, TermPositions& terms)
    : pattern_(std::move(pattern)), depths_(pattern_.nodes, 0), expected_(pattern_.nodes) {
    order_edges();
    for (const PatternEdge& edge : pattern_.edges) {
        Step& step = steps_.emplace_back(Step{edge.from, edge.to, {}});
        for (const Label& label : edge.labels) {
            std::vector<std::size_t>& numbers = step.labels.emplace_back();
            for (const std::string& stem : label.terms) numbers.push_back(terms.number_of(stem));
        }
    }
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
std::unique_ptr<DocumentStream> PatternMatcher::open_candidates(const TermPositions& terms,
                                                                const Xapian::Database& database,
                                                                const SideIndex* index) const {
    const SideIndex* side_terms = terms.scope() == ClauseScope::anywhere ? index : nullptr;
    DocumentStreams crossings;
    for (std::uint32_t depth = 1; depth <= depths_[1]; ++depth) {
        std::set<std::vector<std::size_t>> labels;
        for (const Step& step : steps_) {
            if (depths_[step.from] < depth && depths_[step.to] >= depth) {
                labels.insert(step.labels.begin(), step.labels.end());
            }
        }
        DocumentStreams alternatives;
        for (const std::vector<std::size_t>& label : labels) {
            DocumentStreams together;
            for (const std::size_t term : label) {
                together.push_back(documents_with(side_terms, database, terms.indexed(term)));
            }
            alternatives.push_back(all_of(std::move(together)));
        }
        crossings.push_back(any_of(std::move(alternatives)));
    }
    return all_of(std::move(crossings));
}

// For each node, `expected_` has the positions at which the next word of a match that has come so far must stand.
bool PatternMatcher::matches(TermPositions& terms) {
    for (Positions& positions : expected_) positions.clear();
    for (const Step& step : steps_) {
        if (step.from != 0 && expected_[step.from].empty()) continue;
        const Positions* found = &positions_of(terms, step);
        if (step.from != 0) {
            intersect(*found, expected_[step.from], reached_);
            found = &reached_;
        }
        if (found->empty()) continue;
        if (step.to == 1) return true;
        next_.assign(found->begin(), found->end());
        for (std::uint32_t& position : next_) ++position;
        unite(expected_[step.to], next_, scratch_);
    }
    return false;
}

// For each node, where the matches that have come so far begin, and the position at which their next word must stand.
std::vector<PlaceSpan> PatternMatcher::find(TermPositions& terms) {
    std::vector<std::vector<PlaceSpan>> reached(pattern_.nodes);
    for (const Step& step : steps_) {
        if (step.from != 0 && reached[step.from].empty()) continue;
        const Positions& found = positions_of(terms, step);
        std::vector<PlaceSpan>& arrived = reached[step.to];
        if (step.from == 0) {
            for (const std::uint32_t at : found) arrived.push_back({at, at + 1});
        } else {
            for (const PlaceSpan& way : reached[step.from]) {
                if (std::binary_search(found.begin(), found.end(), way.end))
                    arrived.push_back({way.begin, way.end + 1});
            }
        }
        std::sort(arrived.begin(), arrived.end());
        arrived.erase(std::unique(arrived.begin(), arrived.end()), arrived.end());
    }
    return std::move(reached[1]);
}

const std::vector<std::uint32_t>& PatternMatcher::positions_of(TermPositions& terms, const Step& step) {
    if (step.labels.size() == 1 && step.labels[0].size() == 1) return terms.of(step.labels[0][0]);
    found_.clear();
    for (const std::vector<std::size_t>& label : step.labels) {
        common_ = terms.of(label.front());
        for (std::size_t i = 1; i < label.size() && !common_.empty(); ++i) {
            intersect(terms.of(label[i]), common_, scratch_);
            std::swap(common_, scratch_);
        }
        found_.insert(found_.end(), common_.begin(), common_.end());
    }
    std::sort(found_.begin(), found_.end());
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    return found_;
}

}  // namespace kwic
