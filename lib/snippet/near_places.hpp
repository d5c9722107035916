// Where several things stand near each other.
//
// Each part of a near has its spans: half-open ranges of word positions. A window of words holds the near if it holds a
// span of each part, no two of which begin at one position. A span takes part if some window of the near's length holds
// the near with it.
#pragma once

#include "snippet/text_clause.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace kwic {

struct PlaceSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    auto operator<=>(const PlaceSpan&) const = default;
};

// Thread rule: one thread at a time.
class NearPlaces {
  public:
    // The parts' spans, each sorted and distinct.
    NearPlaces(const std::vector<std::vector<PlaceSpan>>& parts, std::uint32_t window_words);

    [[nodiscard]] bool any() const;

    // The shortest windows that hold the near, one for each position where one begins, sorted.
    [[nodiscard]] std::vector<PlaceSpan> tightest() const;

    // For each part, the spans that take part, sorted.
    [[nodiscard]] std::vector<std::vector<PlaceSpan>> members() const;

    // The same of these windows alone, which are sorted.
    [[nodiscard]] std::vector<std::vector<PlaceSpan>> members(const std::vector<PlaceSpan>& windows) const;

  private:
    struct Entry {
        PlaceSpan span;
        std::uint32_t part;

        auto operator<=>(const Entry&) const = default;
    };

    static constexpr std::uint32_t no_begin = ~std::uint32_t{0};

    [[nodiscard]] std::vector<std::uint32_t> begins_in(PlaceSpan window, std::size_t part, std::size_t max,
                                                       std::uint32_t taken) const;
    [[nodiscard]] bool holds(PlaceSpan window) const;
    [[nodiscard]] bool holds_with(PlaceSpan window, const Entry& member) const;
    [[nodiscard]] std::vector<PlaceSpan> windows() const;
    [[nodiscard]] std::uint32_t shortest_end(std::uint32_t begin, std::uint32_t least, std::uint32_t enough) const;

    std::vector<Entry> entries_;                  // sorted
    std::vector<std::vector<PlaceSpan>> firsts_;  // by part, sorted: of the spans that begin at a position the shortest
    std::uint32_t window_words_;
};

using FindSpans = std::function<std::vector<PlaceSpan>(const Pattern&)>;

// The spans of the places, sorted and distinct: those of the patterns, as `find` gives them, and the tightest windows
// of the nears.
std::vector<PlaceSpan> find_places(const Places& places, const FindSpans& find);

// The spans of each part of a near.
std::vector<std::vector<PlaceSpan>> find_parts(const Near& near, const FindSpans& find);

}  // namespace kwic
