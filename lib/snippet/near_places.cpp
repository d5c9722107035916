#include "snippet/near_places.hpp"

#include <algorithm>
#include <utility>

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

bool can_be_assigned(const std::vector<Begins>& begins) {
    const bool lacks_one = std::any_of(begins.begin(), begins.end(), [](const Begins& part) { return part.empty(); });
    return !lacks_one && Assignment(begins).is_possible();
}

}  // namespace

NearPlaces::NearPlaces(const std::vector<std::vector<PlaceSpan>>& parts, std::uint32_t window_words)
    : firsts_(parts.size()), window_words_(window_words) {
    for (std::uint32_t part = 0; part < parts.size(); ++part) {
        for (const PlaceSpan& span : parts[part]) {
            entries_.push_back({span, part});
            std::vector<PlaceSpan>& firsts = firsts_[part];
            if (firsts.empty() || firsts.back().begin != span.begin) firsts.push_back(span);
        }
    }
    std::sort(entries_.begin(), entries_.end());
}

// Begins of a part's spans that lie in the window, the first ones, `max` at most, without `taken`.
std::vector<std::uint32_t> NearPlaces::begins_in(PlaceSpan window, std::size_t part, std::size_t max,
                                                 std::uint32_t taken) const {
    const std::vector<PlaceSpan>& firsts = firsts_[part];
    std::vector<std::uint32_t> begins;
    auto at = std::lower_bound(firsts.begin(), firsts.end(), PlaceSpan{window.begin, 0});
    for (; at != firsts.end() && at->begin < window.end && begins.size() < max; ++at) {
        if (at->end <= window.end && at->begin != taken) begins.push_back(at->begin);
    }
    return begins;
}

// A part with as many begins as there are parts always finds one: the others leave it some.
bool NearPlaces::holds(PlaceSpan window) const {
    std::vector<Begins> scarce;
    for (std::size_t part = 0; part < firsts_.size(); ++part) {
        Begins begins = begins_in(window, part, firsts_.size(), no_begin);
        if (begins.empty()) return false;
        if (begins.size() < firsts_.size()) scarce.push_back(std::move(begins));
    }
    return can_be_assigned(scarce);
}

bool NearPlaces::holds_with(PlaceSpan window, const Entry& member) const {
    std::vector<Begins> scarce;
    for (std::size_t part = 0; part < firsts_.size(); ++part) {
        if (part == member.part) continue;
        Begins begins = begins_in(window, part, firsts_.size(), member.span.begin);
        if (begins.size() < firsts_.size()) scarce.push_back(std::move(begins));
    }
    return can_be_assigned(scarce);
}

// The widest windows, one for each position where a span begins.
std::vector<PlaceSpan> NearPlaces::windows() const {
    std::vector<PlaceSpan> windows;
    for (const Entry& entry : entries_) {
        const std::uint32_t begin = entry.span.begin;
        if (windows.empty() || windows.back().begin != begin) windows.push_back({begin, begin + window_words_});
    }
    return windows;
}

bool NearPlaces::any() const {
    const std::vector<PlaceSpan> all = windows();
    return std::any_of(all.begin(), all.end(), [&](PlaceSpan window) { return holds(window); });
}

// Of the windows that begin there and hold the near, the end of the shortest: at least `least`, and `enough` at most.
std::uint32_t NearPlaces::shortest_end(std::uint32_t begin, std::uint32_t least, std::uint32_t enough) const {
    for (std::uint32_t step = 1; least < enough; step *= 2) {
        const std::uint32_t tried = std::min(least + step - 1, enough);
        if (holds({begin, tried})) {
            enough = tried;
            break;
        }
        least = tried + 1;
    }
    while (least < enough) {
        const std::uint32_t middle = least + (enough - least) / 2;
        if (holds({begin, middle})) {
            enough = middle;
        } else {
            least = middle + 1;
        }
    }
    return enough;
}

// A window that holds the near does so with a span that begins where it begins: the part of such a span takes that if
// no other does. What ends too early for a window does so for all that begin later.
std::vector<PlaceSpan> NearPlaces::tightest() const {
    std::vector<PlaceSpan> found;
    std::uint32_t before = no_begin;
    std::uint32_t end = 0;
    for (const auto& [span, part] : entries_) {
        if (std::exchange(before, span.begin) == span.begin) continue;
        const PlaceSpan widest{span.begin, span.begin + window_words_};
        if (span.end > widest.end || !holds(widest)) continue;
        end = shortest_end(span.begin, std::max(end, span.begin), widest.end);
        found.push_back({span.begin, std::max(end, span.end)});
    }
    return found;
}

std::vector<std::vector<PlaceSpan>> NearPlaces::members() const {
    return members(windows());
}

std::vector<std::vector<PlaceSpan>> NearPlaces::members(const std::vector<PlaceSpan>& windows) const {
    std::vector<bool> is_member(entries_.size());
    std::size_t first = 0;  // that is not known to be a member, of those in this window and later
    for (const PlaceSpan& window : windows) {
        while (first < entries_.size() && (is_member[first] || entries_[first].span.begin < window.begin)) ++first;
        const bool has_unknown = first < entries_.size() && entries_[first].span.begin < window.end;
        if (!has_unknown || !holds(window)) continue;
        for (std::size_t i = first; i < entries_.size() && entries_[i].span.begin < window.end; ++i) {
            if (is_member[i] || entries_[i].span.end > window.end) continue;
            is_member[i] = holds_with(window, entries_[i]);
        }
    }
    std::vector<std::vector<PlaceSpan>> members(firsts_.size());
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        if (is_member[i]) members[entries_[i].part].push_back(entries_[i].span);
    }
    return members;
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
