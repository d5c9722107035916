#include "snippet/near_marks.hpp"

#include <algorithm>
#include <iterator>

namespace kwic {
namespace {

using Spans = std::vector<PlaceSpan>;

void mark_places(const Places& places, const Spans& chosen, const FindSpans& find, const UseSpan& use);

void mark_parts(const Near& near, const std::vector<Spans>& members, const FindSpans& find, const UseSpan& use) {
    for (std::size_t i = 0; i < near.parts.size(); ++i) mark_places(near.parts[i], members[i], find, use);
}

Spans common_to(const Spans& some, const Spans& others) {
    Spans both;
    std::set_intersection(some.begin(), some.end(), others.begin(), others.end(), std::back_inserter(both));
    return both;
}

void mark_places(const Places& places, const Spans& chosen, const FindSpans& find, const UseSpan& use) {
    for (const Pattern& pattern : places.patterns) {
        for (const PlaceSpan& span : common_to(find(pattern), chosen)) use(pattern, span);
    }
    for (const Near& near : places.nears) {
        const NearPlaces found(find_parts(near, find), near.window_words);
        mark_parts(near, found.members(common_to(found.tightest(), chosen)), find, use);
    }
}

}  // namespace

void mark_near(const Near& near, const FindSpans& find, const UseSpan& use) {
    mark_parts(near, NearPlaces(find_parts(near, find), near.window_words).members(), find, use);
}

}  // namespace kwic
