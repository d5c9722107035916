// Where the words of a phrase come nearest to each other.
#pragma once

#include "search/document_words.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace kwic {

// One place of each word, so that first and last are as near as can be.
struct NearestPlaces {
    std::uint32_t first_position = 0;
    std::uint32_t last_position = 0;
    std::size_t begin_byte = 0;
    std::size_t end_byte = 0;
};

// `words`: the places of each word, ascending. Of several that are as near the first; nothing if a word has none.
std::optional<NearestPlaces> find_nearest_places(const std::vector<DocumentWords::Places>& words);

}  // namespace kwic
