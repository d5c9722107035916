#include "search/pattern_matcher.hpp"

#include "storage/byte_hash.hpp"

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

PatternMatcher::PatternMatcher(Pattern pattern, TermSpace space)
    : pattern_(std::move(pattern)), space_(space), depths_(pattern_.nodes, 0), expected_(pattern_.nodes) {
    order_edges();
    for (const PatternEdge& edge : pattern_.edges) {
        Step& step = steps_.emplace_back(Step{edge.from, edge.to, {}});
        for (const Label& label : edge.labels) {
            std::vector<std::size_t>& numbers = step.labels.emplace_back();
            for (const std::string& stem : label.terms) numbers.push_back(number_of(stem));
        }
    }
}

std::size_t PatternMatcher::number_of(const std::string& stem) {
    std::string indexed = make_term(space_, stem);
    const auto known = std::find_if(terms_.begin(), terms_.end(), [&](const Term& t) { return t.indexed == indexed; });
    if (known != terms_.end()) return static_cast<std::size_t>(known - terms_.begin());
    terms_.push_back({std::move(indexed), hash_bytes(make_term(TermSpace::stem, stem))});
    return terms_.size() - 1;
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
        std::set<std::vector<std::size_t>> labels;
        for (const Step& step : steps_) {
            if (depths_[step.from] < depth && depths_[step.to] >= depth) {
                labels.insert(step.labels.begin(), step.labels.end());
            }
        }
        DocumentStreams alternatives;
        for (const std::vector<std::size_t>& label : labels) {
            DocumentStreams terms;
            for (const std::size_t term : label) {
                terms.push_back(documents_with(side_terms, database, terms_[term].indexed));
            }
            alternatives.push_back(all_of(std::move(terms)));
        }
        crossings.push_back(any_of(std::move(alternatives)));
    }
    return all_of(std::move(crossings));
}

// For each node, `expected_` has the positions at which the next word of a match that has come so far must stand.
bool PatternMatcher::matches(const DatabaseEntries& entries, Xapian::docid docid) {
    open_positions(entries, docid);
    for (const Step& step : steps_) {
        if (step.from != 0 && expected_[step.from].empty()) continue;
        const Positions* found = &positions_of(step);
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

void PatternMatcher::open_positions(const DatabaseEntries& entries, Xapian::docid docid) {
    positions_.emplace(entries.metadata(make_position_key(docid), buffer_));
    for (Term& term : terms_) term.is_read = false;
    for (Positions& positions : expected_) positions.clear();
}

// The words of the title stand before the text's first.
const Positions& PatternMatcher::positions_of(std::size_t number) {
    Term& term = terms_[number];
    if (term.is_read) return term.positions;
    term.positions.clear();
    positions_->find(term.hash, term.positions);
    if (space_ == TermSpace::title) {
        std::erase_if(term.positions, [this](std::uint32_t at) { return at >= positions_->text_begin(); });
    }
    term.is_read = true;
    return term.positions;
}

const Positions& PatternMatcher::positions_of(const Step& step) {
    if (step.labels.size() == 1 && step.labels[0].size() == 1) return positions_of(step.labels[0][0]);
    found_.clear();
    for (const std::vector<std::size_t>& label : step.labels) {
        common_ = positions_of(label.front());
        for (std::size_t i = 1; i < label.size() && !common_.empty(); ++i) {
            intersect(positions_of(label[i]), common_, scratch_);
            std::swap(common_, scratch_);
        }
        unite(found_, common_, scratch_);
    }
    return found_;
}

}  // namespace kwic
