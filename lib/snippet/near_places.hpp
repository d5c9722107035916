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

    // The same of one window alone.
    [[nodiscard]] std::vector<std::vector<PlaceSpan>> members(PlaceSpan window) const;

  private:
    struct Entry {
        PlaceSpan span;
        std::uint32_t part;

        auto operator<=>(const Entry&) const = default;
    };
    using Window = std::vector<std::size_t>;  // indexes of entries

    void fill(std::size_t first, std::uint32_t end, Window& window) const;
    [[nodiscard]] bool holds(const Window& window) const;
    [[nodiscard]] bool holds_with(const Window& window, std::size_t member) const;
    void note_members(const Window& window, std::vector<bool>& is_member) const;
    [[nodiscard]] std::vector<std::vector<PlaceSpan>> collect(const std::vector<bool>& is_member) const;

    std::vector<Entry> entries_;  // sorted
    std::size_t parts_;
    std::uint32_t window_words_;
};

using FindSpans = std::function<std::vector<PlaceSpan>(const Pattern&)>;

// The spans of the places, sorted and distinct: those of the patterns, as `find` gives them, and the tightest windows
// of the nears.
std::vector<PlaceSpan> find_places(const Places& places, const FindSpans& find);

// The spans of each part of a near.
std::vector<std::vector<PlaceSpan>> find_parts(const Near& near, const FindSpans& find);

}  // namespace kwic
