#include "search/nearest_places.hpp"

#include <algorithm>
#include <functional>
#include <queue>
#include <utility>

namespace kwic {
namespace {

// A place of each word.
using Chosen = std::vector<const WordPlace*>;

NearestPlaces extent_of(const Chosen& chosen) {
    const auto earlier = [](const WordPlace* a, const WordPlace* b) { return a->position < b->position; };
    const auto [first, last] = std::minmax_element(chosen.begin(), chosen.end(), earlier);
    NearestPlaces nearest{(*first)->position, (*last)->position, (*first)->begin_byte, (*first)->end_byte};
    for (const WordPlace* place : chosen) {
        nearest.begin_byte = std::min(nearest.begin_byte, place->begin_byte);
        nearest.end_byte = std::max(nearest.end_byte, place->end_byte);
    }
    return nearest;
}

}  // namespace

// The word that stands first goes on to its next place, as long as it has one: no better choice is passed over.
std::optional<NearestPlaces> find_nearest_places(const std::vector<DocumentWords::Places>& words) {
    using Front = std::pair<std::uint32_t, std::size_t>;  // position, word
    std::priority_queue<Front, std::vector<Front>, std::greater<>> fronts;
    std::vector<std::size_t> at(words.size(), 0);
    Chosen chosen;
    std::uint32_t last = 0;
    for (std::size_t word = 0; word < words.size(); ++word) {
        if (words[word].empty()) return std::nullopt;
        chosen.push_back(&words[word].front());
        fronts.emplace(chosen.back()->position, word);
        last = std::max(last, chosen.back()->position);
    }
    if (chosen.empty()) return std::nullopt;
    Chosen best = chosen;
    std::uint32_t least = last - fronts.top().first;
    for (;;) {
        const std::size_t word = fronts.top().second;
        fronts.pop();
        if (++at[word] == words[word].size()) return extent_of(best);
        chosen[word] = &words[word][at[word]];
        fronts.emplace(chosen[word]->position, word);
        last = std::max(last, chosen[word]->position);
        if (last - fronts.top().first >= least) continue;
        least = last - fronts.top().first;
        best = chosen;
    }
}

}  // namespace kwic
