#include "search/place_matcher.hpp"

#include <algorithm>
#include <utility>

namespace kwic {
namespace {

// So far does a near not reach.
constexpr std::uint32_t between_title_and_text = std::uint32_t{1} << 30;

}  // namespace

PlaceMatcher::PlaceMatcher(PlaceQuery query) : query_(std::move(query)), terms_(query_.scope) {
    add_patterns(*query_.places);
}

void PlaceMatcher::add_patterns(const Places& places) {
    for (const Pattern& pattern : places.patterns) walks_.push_back({&pattern, PatternMatcher(pattern, terms_)});
    for (const Near& near : places.nears) {
        for (const Places& part : near.parts) add_patterns(part);
    }
}

// Of its walk; the pattern is one of the query's.
std::size_t PlaceMatcher::number_of(const Pattern& pattern) const {
    std::size_t number = 0;
    while (walks_[number].pattern != &pattern) ++number;
    return number;
}

std::unique_ptr<DocumentStream> PlaceMatcher::open_candidates(const Xapian::Database& database,
                                                              const SideIndex* index) const {
    return open_candidates(*query_.places, database, index);
}

std::unique_ptr<DocumentStream> PlaceMatcher::open_candidates(const Places& places, const Xapian::Database& database,
                                                              const SideIndex* index) const {
    DocumentStreams alternatives;
    for (const Pattern& pattern : places.patterns) {
        alternatives.push_back(walks_[number_of(pattern)].matcher.open_candidates(terms_, database, index));
    }
    for (const Near& near : places.nears) {
        DocumentStreams parts;
        for (const Places& part : near.parts) parts.push_back(open_candidates(part, database, index));
        alternatives.push_back(all_of(std::move(parts)));
    }
    return any_of(std::move(alternatives));
}

bool PlaceMatcher::matches(SearchSession& session, Xapian::docid docid) {
    terms_.open(session.entries, docid);
    return stand_as_they_should() && (!query_.proof || query_.proof->holds(session, docid));
}

bool PlaceMatcher::stand_as_they_should() {
    const Places& places = *query_.places;
    const auto find_spans = [this](const Pattern& pattern) { return find(pattern); };
    // The patterns of its own come first among the walks.
    for (std::size_t i = 0; i < places.patterns.size(); ++i) {
        if (walks_[i].matcher.matches(terms_)) return true;
    }
    return std::any_of(places.nears.begin(), places.nears.end(), [&](const Near& near) {
        return NearPlaces(find_parts(near, find_spans), near.window_words).any();
    });
}

std::vector<PlaceSpan> PlaceMatcher::find(const Pattern& pattern) {
    std::vector<PlaceSpan> spans = walks_[number_of(pattern)].matcher.find(terms_);
    for (PlaceSpan& span : spans) {
        if (span.begin < terms_.text_begin()) continue;
        span.begin += between_title_and_text;
        span.end += between_title_and_text;
    }
    return spans;
}

}  // namespace kwic
