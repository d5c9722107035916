#include "snippet/match_windows.hpp"

#include <algorithm>

namespace kwic {
namespace {

constexpr double shown_share = 0.1;    // what a clause still counts when an earlier passage has shown it
constexpr double repeat_share = 0.02;  // what each further match of the same window counts

// The worth of a sliding window, kept up to date as matches enter and leave it.
class WindowWorth {
  public:
    WindowWorth(const std::vector<TextClause>& clauses, const std::vector<bool>& shown) : counts_(clauses.size()) {
        for (std::size_t i = 0; i < clauses.size(); ++i) {
            weights_.push_back(clauses[i].weight * (shown[i] ? shown_share : 1.0));
        }
    }

    void enter(std::uint32_t clause) { change(clause, 1); }
    void leave(std::uint32_t clause) { change(clause, -1); }
    [[nodiscard]] double value() const { return distinct_ + repeats_ * repeat_share; }

  private:
    void change(std::uint32_t clause, int by) {
        const bool was_there = counts_[clause] > 0;
        counts_[clause] += by;
        const bool is_there = counts_[clause] > 0;
        if (was_there && is_there) {
            repeats_ += by * weights_[clause];
        } else {
            distinct_ += by * weights_[clause];
        }
    }

    std::vector<double> weights_;
    std::vector<int> counts_;
    double distinct_ = 0;
    double repeats_ = 0;
};

MatchWindow make_window(const std::vector<Match>& matches, std::size_t first, std::size_t last) {
    MatchWindow window{first, last, matches[first].begin_byte, 0};
    for (std::size_t i = first; i < last; ++i) {
        window.end_byte = std::max<std::size_t>(window.end_byte, matches[i].end_byte);
    }
    return window;
}

// A run of matches that no chosen window touches.
struct Stretch {
    std::size_t first;
    std::size_t last;
};

void slide(const std::vector<Match>& matches, const Stretch& stretch, std::size_t max_words, WindowWorth worth,
           double& best_value, Stretch& best) {
    std::size_t first = stretch.first;
    for (std::size_t last = stretch.first; last < stretch.last; ++last) {
        worth.enter(matches[last].clause);
        while (matches[last].position - matches[first].position >= max_words) worth.leave(matches[first++].clause);
        if (worth.value() > best_value * (1 + 1e-9)) {
            best_value = worth.value();
            best = {first, last + 1};
        }
    }
}

// The matches that overlap none of the windows, which are in text order.
std::vector<Stretch> free_stretches(const std::vector<Match>& matches, const std::vector<MatchWindow>& taken) {
    std::vector<Stretch> stretches;
    std::size_t first = 0;
    auto window = taken.begin();
    for (std::size_t i = 0; i <= matches.size(); ++i) {
        if (i < matches.size()) {
            while (window != taken.end() && window->end_byte <= matches[i].begin_byte) ++window;
            if (window == taken.end() || window->begin_byte >= matches[i].end_byte) continue;
        }
        if (i > first) stretches.push_back({first, i});
        first = i + 1;
    }
    return stretches;
}

bool is_before(const MatchWindow& a, const MatchWindow& b) {
    return a.begin_byte < b.begin_byte;
}

}  // namespace

std::vector<MatchWindow> choose_windows(const std::vector<Match>& matches, const std::vector<TextClause>& clauses,
                                        std::size_t count, std::size_t max_words) {
    std::vector<MatchWindow> windows;
    std::vector<MatchWindow> in_order;
    std::vector<bool> shown(clauses.size(), false);
    while (windows.size() < count) {
        double best_value = 0;
        Stretch best{0, 0};
        for (const Stretch& stretch : free_stretches(matches, in_order)) {
            slide(matches, stretch, max_words, WindowWorth(clauses, shown), best_value, best);
        }
        if (best.last == best.first) break;
        windows.push_back(make_window(matches, best.first, best.last));
        in_order.insert(std::upper_bound(in_order.begin(), in_order.end(), windows.back(), is_before), windows.back());
        for (std::size_t i = best.first; i < best.last; ++i) shown[matches[i].clause] = true;
    }
    return windows;
}

std::vector<MatchWindow> cover_with_windows(const std::vector<Match>& matches, std::size_t max_words) {
    std::vector<MatchWindow> windows;
    std::uint32_t first_position = 0;
    for (std::size_t i = 0; i < matches.size(); ++i) {
        const Match& match = matches[i];
        const bool overlaps = !windows.empty() && match.begin_byte < windows.back().end_byte;
        if (!windows.empty() && (overlaps || match.position - first_position < max_words)) {
            windows.back().last = i + 1;
            windows.back().end_byte = std::max<std::size_t>(windows.back().end_byte, match.end_byte);
        } else {
            windows.push_back(make_window(matches, i, i + 1));
            first_position = match.position;
        }
    }
    return windows;
}

}  // namespace kwic
