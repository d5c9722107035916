// What a query asks of a text, word by word: the data that matching, marking and searching share.
//
// A clause is satisfied where its places are. A pattern is a small graph: a match begins at node 0, each edge consumes
// one word position, and node 1 ends it. A single word is one edge; a phrase is a chain, with side roads for compounds
// that may be written in other ways ("non aligned" beside "nonaligned").
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kwic {

enum class LabelKind : std::uint8_t { stems, forms };

// Terms that must stand at one position together: one stem or exact form, or the bigrams of a word. Distinct.
struct Label {
    std::vector<std::string> terms;
    LabelKind kind = LabelKind::stems;  // what the terms are

    bool operator==(const Label&) const = default;
};

struct PatternEdge {
    std::uint32_t from = 0;
    std::uint32_t to = 1;
    std::vector<Label> labels;  // any of them

    bool operator==(const PatternEdge&) const = default;
};

// A graph without cycles in which every node lies on a way from 0 to 1.
struct Pattern {
    std::uint32_t nodes = 2;
    std::vector<PatternEdge> edges;

    bool operator==(const Pattern&) const = default;
};

struct Near;

// Where one of the patterns stands, or one of the nears.
struct Places {
    std::vector<Pattern> patterns;
    std::vector<Near> nears;

    [[nodiscard]] bool empty() const noexcept;
    bool operator==(const Places&) const;
};

// Where each of the parts stands within `window_words` word positions, in any order (snippet/near_places.hpp).
struct Near {
    std::uint32_t window_words = 0;
    std::vector<Places> parts;

    bool operator==(const Near&) const = default;
};

inline bool Places::empty() const noexcept {
    return patterns.empty() && nears.empty();
}

inline bool Places::operator==(const Places& other) const {
    return patterns == other.patterns && nears == other.nears;
}

// What of a document is searched: all of it, its title, or a text field, which have numbers from 0.
enum class ClauseScope : std::uint32_t { anywhere, title, first_field };

constexpr ClauseScope field_scope(std::uint32_t number) noexcept {
    return static_cast<ClauseScope>(static_cast<std::uint32_t>(ClauseScope::first_field) + number);
}

constexpr bool is_field(ClauseScope scope) noexcept {
    return scope >= ClauseScope::first_field;
}

constexpr std::uint32_t field_number(ClauseScope scope) noexcept {
    return static_cast<std::uint32_t>(scope) - static_cast<std::uint32_t>(ClauseScope::first_field);
}

struct TextClause {
    std::string written;  // as the query says it
    std::string synonym_of;  // what the query says in its place, where this is a synonym of that
    ClauseScope scope = ClauseScope::anywhere;
    Places places;
    double weight = 1;  // of the clause when passages are compared
};

// Calls `use(label)` for every label of the places.
template <class Use>
void for_each_label(const Places& places, Use&& use) {
    for (const Pattern& pattern : places.patterns) {
        for (const PatternEdge& edge : pattern.edges) {
            for (const Label& label : edge.labels) use(label);
        }
    }
    for (const Near& near : places.nears) {
        for (const Places& part : near.parts) for_each_label(part, use);
    }
}

}  // namespace kwic
