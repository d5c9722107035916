#include "topk/top_search.hpp"

#include <algorithm>
#include <array>

namespace kwic {
namespace {

// Scores that are the same up to rounding must not be lost by it.
constexpr double rounding_slack = 1 - 1e-9;
constexpr double potential_slack = 1 + 1e-9;

// Beyond so many, which are some 50 MB, they are settled before the end.
constexpr std::size_t max_doubtful = 1'000'000;

std::vector<WindowedSet> windowed(const DocumentStreams& streams) {
    std::vector<WindowedSet> sets;
    sets.reserve(streams.size());
    for (const auto& stream : streams) sets.emplace_back(*stream);
    return sets;
}

}  // namespace

TopSearch::TopSearch(TopQuery& query, std::uint32_t last_docid, std::size_t count)
    : query_(query),
      last_docid_(last_docid),
      count_(count),
      best_(count),
      reached_(count),
      doubtful_(query),
      required_(windowed(query.required)),
      excluded_(windowed(query.excluded)) {
    for (ScoredPostings& list : query.terms) lists_.push_back(&list);
    for (ConditionalPart& part : query.parts) parts_.emplace_back(*part.set);
    bounds_.resize(lists_.size() + 1);
    has_doubtful_conditions_ =
        std::any_of(query.required.begin(), query.required.end(), [](const auto& set) { return set->has_doubts(); });
}

std::vector<TopDocument> TopSearch::find_best() {
    seed_threshold();
    for (std::uint64_t first = 1; first <= last_docid_; first += DocumentBits::size) {
        begin(static_cast<std::uint32_t>(first));
        search_window();
    }
    settle();
    return best_.take();
}

// As many documents as are wanted have this weight by one term alone, if no condition keeps them out.
void TopSearch::seed_threshold() {
    if (count_ > seeded_hits || !required_.empty() || !excluded_.empty()) return;
    for (const ScoredPostings* list : lists_) {
        if (list->tenth_weight() <= 0) continue;
        threshold_ = std::max(threshold_, (query_.constant + list->tenth_weight()) * rounding_slack);
    }
}

void TopSearch::begin(std::uint32_t first) {
    window_.begin = first;
    window_.end = first + std::min(DocumentBits::size, last_docid_ - first + 1);
    for (auto* sets : {&parts_, &required_, &excluded_}) {
        for (WindowedSet& set : *sets) set.begin_window();
    }
}

void TopSearch::settle() {
    doubtful_.settle(best_);
    raise_to_best();
}

void TopSearch::search_window() {
    if (!choose_lists(bound_parts())) return;
    for (std::size_t i = essential_; i < lists_.size(); ++i) lists_[i]->add_to(window_);
    take_candidates();
    for (std::size_t i = essential_; i-- > 0 && !candidates_.empty();) {
        add_list(*lists_[i], bounds_[i]);
        drop_candidates(bounds_[i]);
    }
    take_documents();
    window_.clear();
    if (doubtful_.size() > max_doubtful) settle();
}

double TopSearch::bound_parts() {
    double all = 0;
    for (ConditionalPart& part : query_.parts) {
        all += part.own_weight;
        for (ScoredPostings& list : part.terms) all += list.begin_window(window_.begin, window_.end);
    }
    return all;
}

// False: no document of the window can come in.
bool TopSearch::choose_lists(double parts_bound) {
    for (ScoredPostings* list : lists_) list->begin_window(window_.begin, window_.end);
    std::sort(lists_.begin(), lists_.end(),
              [](const ScoredPostings* a, const ScoredPostings* b) { return a->window_bound() < b->window_bound(); });
    bounds_[0] = parts_bound;
    essential_ = 0;
    for (std::size_t i = 0; i < lists_.size(); ++i) {
        bounds_[i + 1] = bounds_[i] + lists_[i]->window_bound();
        if (query_.constant + bounds_[i + 1] <= threshold_) essential_ = i + 1;
    }
    return query_.constant + bounds_.back() > threshold_;
}

// The documents that somebody has named and that can still come in.
void TopSearch::take_candidates() {
    candidates_.clear();
    in_parts_.clear();
    for (WindowedSet& part : parts_) in_parts_.add(part.list(window_));
    const Least least = least_scores(bounds_[essential_]);
    const auto take_from = [&](const DocumentBits& named) {
        std::array<std::uint32_t, DocumentBits::size> taken;
        std::size_t count = 0;
        named.for_each_perhaps_above(window_.scores.data(), least.with_parts, [&](std::uint32_t offset) {
            taken[count] = offset;
            count += can_come_in(offset, least) ? 1 : 0;
        });
        candidates_.assign(taken.begin(), taken.begin() + count);
    };
    const bool parts_name = query_.constant + bounds_[0] > threshold_ && !parts_.empty();
    const bool conditions_name = query_.constant > threshold_ && !required_.empty();
    if (parts_name || conditions_name) {
        DocumentBits named = window_.noted;
        if (parts_name) named.add(in_parts_);
        if (conditions_name) named.add(required_.front().list(window_));
        take_from(named);
    } else {
        take_from(window_.noted);
    }
    for (WindowedSet& set : required_) {
        std::erase_if(candidates_, [&](std::uint32_t at) { return !set.may_hold(window_, window_.begin + at); });
    }
}

// What a document needs by now if the lists that are still to be asked, and all parts, can add `rest`.
TopSearch::Least TopSearch::least_scores(double rest) const noexcept {
    const double least = threshold_ - query_.constant - rest;
    return {least, least + bounds_[0]};
}

// Without branches, as its callers are: nobody can guess which documents these are (bench/query_stages).
bool TopSearch::can_come_in(std::uint32_t offset, const Least& least) const noexcept {
    const double score = window_.scores[offset];
    const bool is_above = score > least.without_parts;
    return (score > least.with_parts) & (is_above | in_parts_.has(offset));
}

void TopSearch::drop_candidates(double rest) {
    const Least least = least_scores(rest);
    std::size_t kept = 0;
    for (const std::uint32_t offset : candidates_) {
        candidates_[kept] = offset;
        kept += can_come_in(offset, least) ? 1 : 0;
    }
    candidates_.resize(kept);
}

// To look for one posting takes as long as adding a dozen.
void TopSearch::add_list(ScoredPostings& list, double rest) {
    constexpr std::size_t look_up_cost = 12;
    if (list.window_postings() < look_up_cost * candidates_.size()) return list.add_to(window_);
    const double least = least_scores(rest).with_parts;
    for (const std::uint32_t offset : candidates_) {
        const std::uint32_t docid = window_.begin + offset;
        if (!(window_.scores[offset] + list.bound_near(docid) > least)) continue;
        const ScoredPostings::Found found = list.find(docid);
        if (!found.is_there) continue;
        window_.noted.add(offset);
        window_.scores[offset] += found.weight;
    }
}

void TopSearch::take_documents() {
    if (!excluded_.empty()) {
        std::erase_if(candidates_, [&](std::uint32_t offset) { return is_excluded(window_.begin + offset); });
    }
    const bool are_certain = parts_.empty() && !has_doubtful_conditions_;
    if (!are_certain) {
        if (!has_doubtful_conditions_) note_reached();
        drop_candidates(bounds_[0]);
    }
    for (const std::uint32_t offset : candidates_) {
        const TopDocument document{window_.begin + offset, query_.constant + window_.scores[offset]};
        are_certain ? take(document) : doubt(document, is_match(offset));
    }
}

bool TopSearch::is_match(std::uint32_t offset) const {
    return !required_.empty() || window_.noted.has(offset);
}

void TopSearch::take(const TopDocument& document) {
    if (!(document.score > threshold_)) return;
    best_.add(document);
    raise_to_best();
}

void TopSearch::raise_to_best() {
    if (best_.is_full()) threshold_ = std::max(threshold_, best_.worst().score);
}

bool TopSearch::is_excluded(std::uint32_t docid) {
    return std::any_of(excluded_.begin(), excluded_.end(),
                       [&](WindowedSet& set) { return set.may_hold(window_, docid) && set.holds(docid); });
}

// What documents reach without the parts: the last of the best so far is no better than the last at the end.
void TopSearch::note_reached() {
    for (const std::uint32_t offset : candidates_) {
        const double score = query_.constant + window_.scores[offset];
        if (is_match(offset)) reached_.add({0, score});
    }
    // Of documents without weight those that come first count, and here they have not been taken yet.
    if (reached_.is_full() && reached_.worst().score > 0) {
        threshold_ = std::max(threshold_, reached_.worst().score * rounding_slack);
    }
}

// What the parts can add at most is known better and better: by the blocks of their terms, then by their postings.
void TopSearch::doubt(const TopDocument& document, bool is_match) {
    double potential = document.score;
    bool has_part = false;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        if (!parts_[i].may_hold(window_, document.docid)) continue;
        has_part = true;
        potential += query_.parts[i].own_weight;
        for (ScoredPostings& list : query_.parts[i].terms) potential += list.bound_near(document.docid);
    }
    if (!(potential > threshold_) || (!has_part && !is_match)) return;
    if (!has_part && !has_doubtful_conditions_) return take(document);
    doubtful_.add(document, is_match);
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        if (!parts_[i].may_hold(window_, document.docid)) continue;
        double weight = query_.parts[i].own_weight;
        for (ScoredPostings& list : query_.parts[i].terms) {
            const double found = list.find(document.docid).weight;
            weight += found;
            potential += found - list.bound_near(document.docid);
            if (!(potential * potential_slack > threshold_)) return doubtful_.drop_last();
        }
        doubtful_.add_part(i, weight);
    }
}

void TopSearch::note_matches() {
    for (ScoredPostings* list : lists_) list->note_in(window_);
    for (WindowedSet& part : parts_) {
        part.list(window_).for_each([&](std::uint32_t offset) {
            if (!window_.noted.has(offset) && part.holds(window_.begin + offset)) window_.noted.add(offset);
        });
    }
}

template <class Use>
void TopSearch::for_each_match(Use&& use) {
    for (std::uint64_t first = 1; first <= last_docid_; first += DocumentBits::size) {
        begin(static_cast<std::uint32_t>(first));
        DocumentBits& noted = window_.noted;
        noted.clear();
        if (required_.empty()) note_matches();
        if (!required_.empty()) noted = required_.front().list(window_);
        for (std::size_t i = 1; i < required_.size(); ++i) noted.keep(required_[i].list(window_));
        noted.for_each([&](std::uint32_t offset) {
            const std::uint32_t docid = window_.begin + offset;
            const bool is_required =
                std::all_of(required_.begin(), required_.end(), [&](WindowedSet& set) { return set.holds(docid); });
            if (is_required && !is_excluded(docid)) use(docid);
        });
    }
}

std::uint64_t TopSearch::count_matches() {
    std::uint64_t matches = 0;
    for_each_match([&](std::uint32_t) { ++matches; });
    return matches;
}

std::vector<std::uint32_t> TopSearch::find_matches() {
    std::vector<std::uint32_t> matches;
    for_each_match([&](std::uint32_t docid) { matches.push_back(docid); });
    return matches;
}

}  // namespace kwic
