// What a near holds, found by trying every choice of one span for each part.
#pragma once

#include "snippet/near_places.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <vector>

namespace kwic {

using NaiveSpans = std::set<PlaceSpan>;

// Calls `use` for each choice whose spans begin at different positions and lie within `window`.
inline void for_each_choice(const std::vector<NaiveSpans>& parts, PlaceSpan window, std::vector<PlaceSpan>& chosen,
                            const std::function<void(const std::vector<PlaceSpan>&)>& use) {
    if (chosen.size() == parts.size()) return use(chosen);
    for (const PlaceSpan& span : parts[chosen.size()]) {
        if (span.begin < window.begin || span.end > window.end) continue;
        const auto same = [&](const PlaceSpan& other) { return other.begin == span.begin; };
        if (std::any_of(chosen.begin(), chosen.end(), same)) continue;
        chosen.push_back(span);
        for_each_choice(parts, window, chosen, use);
        chosen.pop_back();
    }
}

// For each part, the spans that are in some choice within the window.
inline std::vector<NaiveSpans> naive_members(const std::vector<NaiveSpans>& parts, PlaceSpan window) {
    std::vector<NaiveSpans> members(parts.size());
    std::vector<PlaceSpan> chosen;
    for_each_choice(parts, window, chosen, [&](const std::vector<PlaceSpan>& spans) {
        for (std::size_t i = 0; i < spans.size(); ++i) members[i].insert(spans[i]);
    });
    return members;
}

inline std::uint32_t last_position(const std::vector<NaiveSpans>& parts) {
    std::uint32_t last = 0;
    for (const NaiveSpans& spans : parts) {
        for (const PlaceSpan& span : spans) last = std::max(last, span.end);
    }
    return last;
}

inline std::vector<NaiveSpans> naive_members(const std::vector<NaiveSpans>& parts, std::uint32_t window_words) {
    std::vector<NaiveSpans> all(parts.size());
    for (std::uint32_t begin = 0; begin <= last_position(parts); ++begin) {
        const std::vector<NaiveSpans> members = naive_members(parts, PlaceSpan{begin, begin + window_words});
        for (std::size_t i = 0; i < parts.size(); ++i) all[i].insert(members[i].begin(), members[i].end());
    }
    return all;
}

// For each begin of a choice, the shortest window.
inline NaiveSpans naive_tightest(const std::vector<NaiveSpans>& parts, std::uint32_t window_words) {
    NaiveSpans tightest;
    for (std::uint32_t begin = 0; begin <= last_position(parts); ++begin) {
        std::uint32_t shortest = begin + window_words + 1;
        std::vector<PlaceSpan> chosen;
        for_each_choice(parts, {begin, begin + window_words}, chosen, [&](const std::vector<PlaceSpan>& spans) {
            std::uint32_t first = spans[0].begin;
            std::uint32_t last = 0;
            for (const PlaceSpan& span : spans) {
                first = std::min(first, span.begin);
                last = std::max(last, span.end);
            }
            if (first == begin) shortest = std::min(shortest, last);
        });
        if (shortest <= begin + window_words) tightest.insert({begin, shortest});
    }
    return tightest;
}

}  // namespace kwic
