#include "snippet/near_places.hpp"

#include <algorithm>
#include <iterator>

namespace kwic {
namespace {

using Begins = std::vector<std::uint32_t>;

// Whether each part can be given a begin of its own (Kuhn's algorithm: H. W. Kuhn, Naval Research Logistics Quarterly
// 2, 1955).
class Assignment {
  public:
    explicit Assignment(const std::vector<Begins>& begins) : begins_(begins) {}

    bool is_possible() {
        for (std::size_t part = 0; part < begins_.size(); ++part) {
            tried_.clear();
            if (!assign(part)) return false;
        }
        return true;
    }

  private:
    bool assign(std::size_t part) {
        for (const std::uint32_t begin : begins_[part]) {
            if (std::find(tried_.begin(), tried_.end(), begin) != tried_.end()) continue;
            tried_.push_back(begin);
            const auto taken =
                std::find_if(taken_.begin(), taken_.end(), [&](const auto& pair) { return pair.first == begin; });
            if (taken == taken_.end()) {
                taken_.emplace_back(begin, part);
                return true;
            }
            const std::size_t index = static_cast<std::size_t>(taken - taken_.begin());
            if (!assign(taken_[index].second)) continue;
            taken_[index].second = part;
            return true;
        }
        return false;
    }

    const std::vector<Begins>& begins_;
    std::vector<std::pair<std::uint32_t, std::size_t>> taken_;  // a begin, and the part that has it
    Begins tried_;
};

// A part with as many begins as there are parts always finds one: the others leave it some.
bool can_be_assigned(std::vector<Begins> begins) {
    const std::size_t parts = begins.size();
    if (std::any_of(begins.begin(), begins.end(), [](const Begins& part) { return part.empty(); })) return false;
    std::erase_if(begins, [&](const Begins& part) { return part.size() >= parts; });
    return Assignment(begins).is_possible();
}

}  // namespace

NearPlaces::NearPlaces(const std::vector<std::vector<PlaceSpan>>& parts, std::uint32_t window_words)
    : parts_(parts.size()), window_words_(window_words) {
    for (std::uint32_t part = 0; part < parts.size(); ++part) {
        for (const PlaceSpan& span : parts[part]) entries_.push_back({span, part});
    }
    std::sort(entries_.begin(), entries_.end());
}

// The entries from `first` on that end at `end` at the latest.
void NearPlaces::fill(std::size_t first, std::uint32_t end, Window& window) const {
    window.clear();
    for (std::size_t i = first; i < entries_.size() && entries_[i].span.begin < end; ++i) {
        if (entries_[i].span.end <= end) window.push_back(i);
    }
}

bool NearPlaces::holds(const Window& window) const {
    std::vector<Begins> begins(parts_);
    for (const std::size_t i : window) {
        Begins& part = begins[entries_[i].part];
        if (part.empty() || part.back() != entries_[i].span.begin) part.push_back(entries_[i].span.begin);
    }
    return can_be_assigned(std::move(begins));
}

bool NearPlaces::holds_with(const Window& window, std::size_t member) const {
    std::vector<Begins> begins(parts_);
    const Entry& chosen = entries_[member];
    for (const std::size_t i : window) {
        const Entry& entry = entries_[i];
        if (entry.part == chosen.part || entry.span.begin == chosen.span.begin) continue;
        Begins& part = begins[entry.part];
        if (part.empty() || part.back() != entry.span.begin) part.push_back(entry.span.begin);
    }
    begins[chosen.part].push_back(chosen.span.begin);
    return can_be_assigned(std::move(begins));
}

bool NearPlaces::any() const {
    Window window;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        fill(i, entries_[i].span.begin + window_words_, window);
        if (holds(window)) return true;
    }
    return false;
}

std::vector<PlaceSpan> NearPlaces::tightest() const {
    std::vector<PlaceSpan> found;
    Window window;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const std::uint32_t begin = entries_[i].span.begin;
        if (!found.empty() && found.back().begin == begin) continue;
        const auto begins_here = [&](std::uint32_t end) {
            fill(i, end, window);
            return std::any_of(window.begin(), window.end(), [&](std::size_t member) {
                return entries_[member].span.begin == begin && holds_with(window, member);
            });
        };
        if (!begins_here(begin + window_words_)) continue;
        std::uint32_t too_short = begin;
        std::uint32_t enough = begin + window_words_;
        while (enough - too_short > 1) {
            const std::uint32_t middle = too_short + (enough - too_short) / 2;
            (begins_here(middle) ? enough : too_short) = middle;
        }
        found.push_back({begin, enough});
    }
    return found;
}

void NearPlaces::note_members(const Window& window, std::vector<bool>& is_member) const {
    const bool all_noted = std::all_of(window.begin(), window.end(), [&](std::size_t i) { return is_member[i]; });
    if (all_noted || !holds(window)) return;
    for (const std::size_t i : window) {
        if (!is_member[i]) is_member[i] = holds_with(window, i);
    }
}

std::vector<std::vector<PlaceSpan>> NearPlaces::collect(const std::vector<bool>& is_member) const {
    std::vector<std::vector<PlaceSpan>> members(parts_);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        if (is_member[i]) members[entries_[i].part].push_back(entries_[i].span);
    }
    return members;
}

std::vector<std::vector<PlaceSpan>> NearPlaces::members() const {
    std::vector<bool> is_member(entries_.size());
    Window window;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        fill(i, entries_[i].span.begin + window_words_, window);
        note_members(window, is_member);
    }
    return collect(is_member);
}

std::vector<std::vector<PlaceSpan>> NearPlaces::members(PlaceSpan window) const {
    std::vector<bool> is_member(entries_.size());
    const auto first = std::lower_bound(entries_.begin(), entries_.end(), window.begin,
                                        [](const Entry& entry, std::uint32_t at) { return entry.span.begin < at; });
    Window inside;
    fill(static_cast<std::size_t>(first - entries_.begin()), window.end, inside);
    note_members(inside, is_member);
    return collect(is_member);
}

std::vector<PlaceSpan> find_places(const Places& places, const FindSpans& find) {
    std::vector<PlaceSpan> found;
    const auto add = [&](const std::vector<PlaceSpan>& spans) {
        found.insert(found.end(), spans.begin(), spans.end());
    };
    for (const Pattern& pattern : places.patterns) add(find(pattern));
    for (const Near& near : places.nears) add(NearPlaces(find_parts(near, find), near.window_words).tightest());
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

std::vector<std::vector<PlaceSpan>> find_parts(const Near& near, const FindSpans& find) {
    std::vector<std::vector<PlaceSpan>> parts;
    for (const Places& part : near.parts) parts.push_back(find_places(part, find));
    return parts;
}

}  // namespace kwic
