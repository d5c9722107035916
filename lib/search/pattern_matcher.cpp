#include "search/pattern_matcher.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace kwic {
namespace {

using Positions = std::vector<std::uint32_t>;

// From so many on one walk over a document's table is cheaper than a look-up for each (bench/hostile_queries).
constexpr std::size_t many_alternatives = 64;

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
        const bool is_plain = std::all_of(step.labels.begin(), step.labels.end(),
                                          [](const std::vector<std::size_t>& label) { return label.size() == 1; });
        if (!is_plain || step.labels.size() < many_alternatives) continue;
        for (const std::vector<std::size_t>& label : step.labels) step.many.push_back(label[0]);
    }
    is_chain_ = is_chain();
}

bool PatternMatcher::is_chain() const {
    return steps_.size() == depths_[1] && std::all_of(steps_.begin(), steps_.end(), [this](const Step& step) {
               return depths_[step.to] == depths_[step.from] + 1;
           });
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

bool PatternMatcher::matches(TermPositions& terms) {
    return is_chain_ ? chain_matches(terms) : ways_match(terms);
}

// The words with few alternatives tell most documents, and where the others must stand.
bool PatternMatcher::chain_matches(TermPositions& terms) {
    Positions& begins = expected_[0];
    bool any = false;
    for (const bool many : {false, true}) {
        for (std::uint32_t depth = 0; depth < steps_.size(); ++depth) {
            const Step& step = steps_[depth];
            if (step.many.empty() == many) continue;
            next_.clear();
            for (const std::uint32_t begin : begins) next_.push_back(begin + depth);
            const Positions& found = any ? find_at(terms, step, next_) : positions_of(terms, step);
            any = true;
            begins.clear();
            for (const std::uint32_t at : found) {
                if (at >= depth) begins.push_back(at - depth);
            }
            if (begins.empty()) return false;
        }
    }
    return true;
}

const PatternMatcher::Positions& PatternMatcher::find_at(TermPositions& terms, const Step& step,
                                                         const Positions& wanted) {
    if (step.many.empty()) {
        intersect(positions_of(terms, step), wanted, reached_);
    } else {
        terms.find_at(step.many, wanted, reached_);
    }
    return reached_;
}

// For each node, `expected_` has the positions at which the next word of a match that has come so far must stand.
bool PatternMatcher::ways_match(TermPositions& terms) {
    for (Positions& positions : expected_) positions.clear();
    for (const Step& step : steps_) {
        if (step.from != 0 && expected_[step.from].empty()) continue;
        const Positions* found =
            step.from == 0 ? &positions_of(terms, step) : &find_at(terms, step, expected_[step.from]);
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
